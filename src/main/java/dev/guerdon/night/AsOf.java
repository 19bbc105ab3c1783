package dev.guerdon.night;

import dev.guerdon.decision.Rules;
import dev.guerdon.facts.Today;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Moment;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.member.Needs;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Rulebook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a run decides by: a moment, and the rulebook that was live when the run began.
 *
 * @param rules of the rulebook, as they are asked
 */
public record AsOf(Rulebook rulebook, Rules rules, Moment when, Today today, Needs needs) {

    public static AsOf of(Rulebook rulebook, Instant at) {
        return of(rulebook, at, (rulePackage, facts) -> rulebook.propose(rulePackage, facts, at));
    }

    /** The same, with somebody who listens to what the rules are asked. */
    public static AsOf of(Rulebook rulebook, Instant at, Rules rules) {
        Programme programme = rulebook.programme();
        Moment when = new Moment(at, programme.zone());
        return new AsOf(rulebook, rules, when, Today.of(programme, at), Needs.of(rulebook.uses()));
    }

    public Programme programme() {
        return rulebook.programme();
    }

    public Instant at() {
        return when.at();
    }

    public LocalDate day() {
        return today.date();
    }

    public List<Proposed> propose(RulePackage rulePackage, List<Object> facts) {
        return rules.propose(rulePackage, facts);
    }

    /** The day's work as the ledger knows it: of one day there is one, however often it is run. */
    public Occasion occasion(Cause.Event event) {
        return new Occasion(new Cause(event, day().toString()), when, rulebook.version());
    }
}
