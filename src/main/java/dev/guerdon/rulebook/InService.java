package dev.guerdon.rulebook;

import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.engine.RuleStopped;
import dev.guerdon.rulebook.engine.Ruleset;
import dev.guerdon.rulebook.language.Checked;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * The rulesets of a rulebook as they are asked: a rule that had to be stopped three times is not asked any more about as many
 * facts as it was stopped at, so that it does not keep the others from deciding. About fewer it is asked as before, so that
 * nobody can take a rule from everyone by large baskets. Another version of the rulebook begins anew. Safe for use by many
 * threads.
 */
final class InService {
    private static final Logger LOG = Logger.getLogger(InService.class);
    private static final int STRIKES = 3;

    private final String version;
    private final Map<RulePackage, Ruleset> complete;

    /** By the number of facts from which on these are asked and no others. */
    private final Map<RulePackage, AtomicReference<NavigableMap<Integer, Ruleset>>> asked =
            new EnumMap<>(RulePackage.class);

    private final Map<Origin, Strikes> strikes = new HashMap<>();
    private final Map<Origin, OutOfService> out = new ConcurrentHashMap<>();

    /** How often a rule was stopped, and the fewest facts that this took. */
    private record Strikes(int count, int facts) {
        Strikes and(Strikes other) {
            return new Strikes(count + other.count, Math.min(facts, other.facts));
        }
    }

    InService(String version, Map<RulePackage, Ruleset> complete) {
        this.version = version;
        this.complete = Map.copyOf(complete);
        complete.keySet().forEach(rulePackage -> asked.put(rulePackage, new AtomicReference<>()));
        beginAnew();
    }

    /** As if no rule had ever been stopped. */
    synchronized void beginAnew() {
        strikes.clear();
        out.clear();
        complete.forEach((rulePackage, ruleset) -> asked.get(rulePackage).set(new TreeMap<>(Map.of(0, ruleset))));
    }

    /** The rules of a package that are asked about so many facts; null without any rules. */
    Ruleset of(RulePackage rulePackage, int facts) {
        AtomicReference<NavigableMap<Integer, Ruleset>> bySize = asked.get(rulePackage);
        return bySize == null ? null : bySize.get().floorEntry(facts).getValue();
    }

    /** All rules of a package, in service or not; null without any. */
    Ruleset complete(RulePackage rulePackage) {
        return complete.get(rulePackage);
    }

    /** Rules that are not asked about everything any more. */
    List<OutOfService> out() {
        return out.values().stream()
                .sorted(Comparator.comparing(each -> each.rule().origin()))
                .toList();
    }

    /** Whether any rule was stopped. */
    synchronized boolean hadToStop() {
        return !strikes.isEmpty() || !out.isEmpty();
    }

    /** Why a rule is not asked about so many facts; empty while it is. */
    Optional<String> outBecause(Checked.Rule rule, int facts) {
        return Optional.ofNullable(out.get(rule.origin()))
                .filter(each -> each.facts() <= facts)
                .map(OutOfService::because);
    }

    /** Notes that a rule was stopped when it was asked about so many facts. */
    synchronized void stopped(RulePackage rulePackage, int facts, RuleStopped stopped) {
        complete.get(rulePackage).rules().stream()
                .filter(rule -> rule.origin().rule().equals(stopped.rule()))
                .filter(rule ->
                        outBecause(rule, facts).isEmpty()) // the calls that were under way when it was taken out
                .findFirst()
                .ifPresent(rule -> strike(rulePackage, rule, facts, stopped.why()));
    }

    private void strike(RulePackage rulePackage, Checked.Rule rule, int facts, String why) {
        Strikes now = strikes.merge(rule.origin(), new Strikes(1, facts), Strikes::and);
        if (now.count() == STRIKES) {
            strikes.remove(rule.origin());
            takeOut(rulePackage, rule, now.facts(), why);
        }
    }

    private void takeOut(RulePackage rulePackage, Checked.Rule rule, int facts, String why) {
        String because =
                "it was stopped " + STRIKES + " times and, until the rules change, is out of service where there are "
                        + facts + " or more facts (lines, coupons, the member …): " + why;
        out.put(rule.origin(), new OutOfService(rule, facts, because));
        asked.get(rulePackage).set(bySize(complete.get(rulePackage)));
        LOG.errorf(
                "Rulebook %s: the rule \"%s\" (%s:%d): %s",
                version, rule.origin().rule(), rule.file(), rule.at().line(), because);
    }

    private NavigableMap<Integer, Ruleset> bySize(Ruleset all) {
        Collection<OutOfService> ofPackage = out.values().stream()
                .filter(each -> all.rules().contains(each.rule()))
                .sorted(Comparator.comparingInt(OutOfService::facts))
                .toList();
        NavigableMap<Integer, Ruleset> bySize = new TreeMap<>(Map.of(0, all));
        Ruleset left = all;
        for (OutOfService each : ofPackage) {
            left = left.without(each.rule().origin().rule());
            bySize.put(each.facts(), left);
        }
        return bySize;
    }
}
