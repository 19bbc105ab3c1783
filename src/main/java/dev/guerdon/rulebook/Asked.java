package dev.guerdon.rulebook;

import dev.guerdon.facts.Coupon;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.engine.Ruleset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A rulebook that is asked for one decision, and remembers what it was asked in order to explain its answers. */
public final class Asked implements Answers {
    private final Rulebook rulebook;
    private final Instant at;
    private final Map<Coupon, String> unusable;
    private final boolean isRetracing;
    private final List<Inquiry> inquiries = new ArrayList<>();

    /** The last of a package. */
    private final Map<RulePackage, Inquiry> answers = new EnumMap<>(RulePackage.class);

    /** Why rules were left out of the answer of a package, by name. */
    private final Map<RulePackage, Map<String, String>> stopped = new EnumMap<>(RulePackage.class);

    private final Map<RulePackage, String> notAsked = new EnumMap<>(RulePackage.class);

    /** @param isRetracing whether it was decided before, and is only told of */
    Asked(Rulebook rulebook, Instant at, Map<Coupon, String> unusable, boolean isRetracing) {
        this.rulebook = rulebook;
        this.at = at;
        this.unusable = unusable;
        this.isRetracing = isRetracing;
    }

    /**
     * What the package's rules propose for these facts.
     *
     * @throws dev.guerdon.problem.Refusal if a rule runs away
     */
    public List<Proposed> propose(RulePackage rulePackage, List<Object> facts) {
        Ruleset.Answer answer = isRetracing ? retraced(rulePackage, facts) : rulebook.ask(rulePackage, facts, at);
        List<Proposed> proposed = answer.proposed();
        Set<String> fired = proposed.stream().map(each -> each.origin().rule()).collect(Collectors.toSet());
        Inquiry inquiry = new Inquiry(rulePackage, List.copyOf(facts), fired, answer.cost());
        inquiries.add(inquiry);
        answers.put(rulePackage, inquiry);
        return proposed;
    }

    private Ruleset.Answer retraced(RulePackage rulePackage, List<Object> facts) {
        SecondHearing heard = rulebook.retrace(rulePackage, facts, at);
        stopped.put(rulePackage, heard.stopped());
        return new Ruleset.Answer(heard.proposed(), 0);
    }

    /** All that it was asked, in order. */
    public List<Inquiry> inquiries() {
        return List.copyOf(inquiries);
    }

    /** Tells why a package's rules are not asked. */
    public void notAsked(RulePackage rulePackage, String why) {
        notAsked.put(rulePackage, why);
    }

    @Override
    public Optional<String> whyNotAsked(RulePackage rulePackage) {
        return Optional.ofNullable(notAsked.get(rulePackage));
    }

    @Override
    public boolean wasAsked(RulePackage rulePackage) {
        return answers.containsKey(rulePackage);
    }

    @Override
    public Set<String> fired(RulePackage rulePackage) {
        Inquiry answer = answers.get(rulePackage);
        return answer == null ? Set.of() : answer.fired();
    }

    /** For each rule of the packages that were asked why it fired or not, by package and name. */
    public List<Reason> reasons() {
        return reasons(answers.keySet());
    }

    @Override
    public List<Reason> reasons(Collection<RulePackage> packages) {
        return reasons(packages, notAsked);
    }

    /**
     * The same.
     *
     * @param whyNot why a package was not asked, where that is known
     */
    public List<Reason> reasons(Collection<RulePackage> packages, Map<RulePackage, String> whyNot) {
        Patience patience = Patience.forAll();
        return packages.stream()
                .sorted()
                .flatMap(
                        each -> reasons(each, whyNot.getOrDefault(each, "nothing depended on them"), patience).stream())
                .toList();
    }

    private List<Reason> reasons(RulePackage rulePackage, String whyNot, Patience patience) {
        Inquiry answer = answers.get(rulePackage);
        return answer == null
                ? rulebook.rules(rulePackage).stream()
                        .map(rule -> Reason.notFired(
                                rulePackage.title(),
                                rule.origin().rule(),
                                "the " + rulePackage.title() + " rules were not asked: " + whyNot))
                        .toList()
                : rulebook.explain(rulePackage, answer.facts(), at, answer.fired(), unusable, patience).stream()
                        .map(reason -> told(rulePackage, reason))
                        .toList();
    }

    /** Of a rule that was left out nothing else is told. */
    private Reason told(RulePackage rulePackage, Reason reason) {
        String why = stopped.getOrDefault(rulePackage, Map.of()).get(reason.rule());
        return why == null
                ? reason
                : Reason.notFired(
                        reason.rulePackage(), reason.rule(), "it had to be stopped when it was asked again: " + why);
    }
}
