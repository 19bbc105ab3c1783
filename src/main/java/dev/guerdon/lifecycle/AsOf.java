package dev.guerdon.lifecycle;

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

/** What a run decides by: a moment, and the rulebook that was live when the run began. */
record AsOf(Rulebook rulebook, Moment when, Today today, Needs needs) {

    static AsOf of(Rulebook rulebook, Instant at) {
        Programme programme = rulebook.programme();
        return new AsOf(rulebook, new Moment(at, programme.zone()), Today.of(programme, at), Needs.of(rulebook.uses()));
    }

    Programme programme() {
        return rulebook.programme();
    }

    Instant at() {
        return when.at();
    }

    LocalDate day() {
        return today.date();
    }

    List<Proposed> propose(RulePackage rulePackage, List<Object> facts) {
        return rulebook.propose(rulePackage, facts, at());
    }

    /** The day's work as the ledger knows it: of one day there is one, however often it is run. */
    Occasion occasion(Cause.Event event) {
        return new Occasion(new Cause(event, day().toString()), when, rulebook.version());
    }
}
