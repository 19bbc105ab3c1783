package dev.guerdon.rehearsal.journey;

import dev.guerdon.decision.Rules;
import dev.guerdon.facts.Coupon;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Answers;
import dev.guerdon.rulebook.Asked;
import dev.guerdon.rulebook.Reason;
import dev.guerdon.rulebook.Rulebook;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the rules were asked in one step, maybe at many moments. A rule that fired at any of them fired in the step, for the
 * reasons that it had first; one that never did stayed silent for the reasons that it had last.
 */
final class Heard implements Answers {
    private final Rulebook rulebook;
    private final Minutes minutes;
    private final Map<RulePackage, Map<String, Asked>> fired = new EnumMap<>(RulePackage.class);
    private final Map<RulePackage, Asked> last = new EnumMap<>(RulePackage.class);
    private final Map<RulePackage, String> whyNot = new EnumMap<>(RulePackage.class);

    /** @param minutes take what the rules are asked */
    Heard(Rulebook rulebook, Minutes minutes) {
        this.rulebook = rulebook;
        this.minutes = minutes;
    }

    /** The rules as they are asked at a moment. */
    Rules at(Instant at) {
        return at(at, Map.of());
    }

    /**
     * The same with coupons that were handed in and are no facts.
     *
     * @param unusable why each can't be used
     */
    Rules at(Instant at, Map<Coupon, String> unusable) {
        return (rulePackage, facts) -> ask(rulebook.asking(at, unusable), rulePackage, facts);
    }

    private List<Proposed> ask(Asked asked, RulePackage rulePackage, List<Object> facts) {
        List<Proposed> proposed = asked.propose(rulePackage, facts);
        minutes.take(asked.inquiries());
        last.put(rulePackage, asked);
        Map<String, Asked> first = fired.computeIfAbsent(rulePackage, none -> new TreeMap<>());
        asked.fired(rulePackage).forEach(rule -> first.putIfAbsent(rule, asked));
        return proposed;
    }

    /** Tells why a package's rules are not asked. */
    void notAsked(RulePackage rulePackage, String why) {
        whyNot.put(rulePackage, why);
    }

    @Override
    public Optional<String> whyNotAsked(RulePackage rulePackage) {
        return Optional.ofNullable(whyNot.get(rulePackage));
    }

    @Override
    public boolean wasAsked(RulePackage rulePackage) {
        return last.containsKey(rulePackage);
    }

    @Override
    public Set<String> fired(RulePackage rulePackage) {
        return firstTimes(rulePackage).keySet();
    }

    @Override
    public List<Reason> reasons(Collection<RulePackage> packages) {
        return packages.stream().sorted().flatMap(this::reasons).toList();
    }

    private Stream<Reason> reasons(RulePackage rulePackage) {
        Map<String, Asked> first = firstTimes(rulePackage);
        Asked lastTime = last.getOrDefault(rulePackage, rulebook.asking(Instant.MIN));
        Set<Asked> times = new LinkedHashSet<>(first.values());
        times.add(lastTime);
        return times.stream()
                .flatMap(time -> time.reasons(List.of(rulePackage), whyNot).stream()
                        .filter(reason -> first.getOrDefault(reason.rule(), lastTime) == time));
    }

    private Map<String, Asked> firstTimes(RulePackage rulePackage) {
        return fired.getOrDefault(rulePackage, Map.of());
    }
}
