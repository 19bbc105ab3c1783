package dev.guerdon.rulebook;

import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.engine.RuleStopped;
import dev.guerdon.rulebook.engine.Ruleset;
import dev.guerdon.rulebook.language.Checked;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * The rulesets of a rulebook as they are asked: a rule that had to be stopped three times is no longer among them, so that
 * it does not keep the others from deciding. Another version of the rulebook begins anew. Safe for use by many threads.
 */
final class InService {
    private static final Logger LOG = Logger.getLogger(InService.class);
    private static final int STRIKES = 3;

    private final String version;
    private final Map<RulePackage, AtomicReference<Ruleset>> rulesets = new EnumMap<>(RulePackage.class);
    private final Map<Origin, Integer> strikes = new HashMap<>();
    private final List<OutOfService> out = new CopyOnWriteArrayList<>();

    InService(String version, Map<RulePackage, Ruleset> rulesets) {
        this.version = version;
        rulesets.forEach((rulePackage, ruleset) -> this.rulesets.put(rulePackage, new AtomicReference<>(ruleset)));
    }

    /** The rules of a package that are in service, or null without any rules. */
    Ruleset of(RulePackage rulePackage) {
        AtomicReference<Ruleset> ruleset = rulesets.get(rulePackage);
        return ruleset == null ? null : ruleset.get();
    }

    List<OutOfService> out() {
        return List.copyOf(out);
    }

    /** Why a rule is not asked any more; empty while it is. */
    Optional<String> outBecause(Checked.Rule rule) {
        return out.stream()
                .filter(each -> each.rule().origin().equals(rule.origin()))
                .map(OutOfService::because)
                .findFirst();
    }

    /** Notes that a rule was stopped. */
    synchronized void stopped(RulePackage rulePackage, RuleStopped stopped) {
        AtomicReference<Ruleset> ruleset = rulesets.get(rulePackage);
        ruleset.get().rules().stream()
                .filter(rule -> rule.origin().rule().equals(stopped.rule()))
                .findFirst()
                .filter(rule -> strikes.merge(rule.origin(), 1, Integer::sum) == STRIKES)
                .ifPresent(rule -> takeOut(rule, ruleset, stopped.why()));
    }

    private void takeOut(Checked.Rule rule, AtomicReference<Ruleset> ruleset, String why) {
        ruleset.set(ruleset.get().without(rule.origin().rule()));
        String because = "it was stopped " + STRIKES + " times and is out of service until the rules change: " + why;
        out.add(new OutOfService(rule, because));
        LOG.errorf(
                "Rulebook %s: the rule \"%s\" (%s:%d): %s",
                version, rule.origin().rule(), rule.file(), rule.at().line(), because);
    }
}
