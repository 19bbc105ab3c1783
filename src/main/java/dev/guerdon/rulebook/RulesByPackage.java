package dev.guerdon.rulebook;

import dev.guerdon.facts.Member;
import dev.guerdon.facts.Use;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.language.RuleText;
import dev.guerdon.rulebook.review.Draft;
import dev.guerdon.rulebook.review.Vetted;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rules that are well written, each among the others of its package: no two have one name, and there are not too many. */
final class RulesByPackage {
    private static final int MOST_RULES = 5_000;

    /** The engine takes each way through the branches of a rule for a rule of its own. */
    private static final int MOST_WAYS = 10_000;

    private final Map<RulePackage, Map<String, Vetted>> rules = new EnumMap<>(RulePackage.class);
    private final Map<RulePackage, Map<String, String>> files = new EnumMap<>(RulePackage.class);
    private final Map<RulePackage, Set<Use>> uses = new EnumMap<>(RulePackage.class);
    private final Map<RulePackage, Long> ways = new EnumMap<>(RulePackage.class);

    /** There is a rule of the package, though it may not be well written. */
    void expectIn(RulePackage rulePackage) {
        rules.computeIfAbsent(rulePackage, each -> new TreeMap<>());
    }

    /** Whether there are too many; it was told of the rule that was too much. */
    boolean isFull(RulePackage rulePackage) {
        return rules.getOrDefault(rulePackage, Map.of()).size() > MOST_RULES
                || ways.getOrDefault(rulePackage, 0L) > MOST_WAYS;
    }

    /** Notes what rules of a package read. */
    void read(RulePackage rulePackage, Set<Use> used) {
        usesOf(rulePackage).addAll(used);
    }

    /** Those of which there is a rule. */
    Set<RulePackage> packages() {
        return rules.keySet();
    }

    /** The rules of a package, by name. */
    Collection<Vetted> of(RulePackage rulePackage) {
        return rules.get(rulePackage).values();
    }

    /** All of them, by package and name. */
    List<Vetted> all() {
        return packages().stream().flatMap(each -> of(each).stream()).toList();
    }

    /** What the rules read. */
    Map<RulePackage, Set<Use>> uses() {
        return uses;
    }

    /** A rule that is well written takes its place among the others of its package; false if it can't. */
    boolean enter(Vetted rule) {
        if (!isFirstOfName(rule.draft())) {
            return false;
        }
        RulePackage rulePackage = rule.rule().origin().rulePackage();
        Map<String, Vetted> named = rules.get(rulePackage);
        noteHeld(rule.text(), rulePackage);
        named.put(rule.text().name(), rule);
        if (named.size() > MOST_RULES) {
            rule.refuse(rule.text().at(), "a package has at most " + MOST_RULES + " rules");
        } else if (ways.merge(rulePackage, rule.rule().ways(), Long::sum) > MOST_WAYS) {
            rule.refuse(
                    rule.text().at(),
                    "up to here the branches of the package's rules can be combined in more than " + MOST_WAYS
                            + " ways: write fewer of them with or");
        }
        return true;
    }

    /**
     * Whether no rule of the package that came before, well written or not, has its name, which blanks do not tell from another;
     * else that is told.
     */
    boolean isFirstOfName(Draft rule) {
        RuleText text = rule.text();
        if (text.name() == null) {
            return true;
        }
        String other = files.computeIfAbsent(rule.origin().rulePackage(), each -> new HashMap<>())
                .putIfAbsent(text.name().strip().replaceAll("\\s+", " "), text.file());
        if (other != null) {
            rule.refuse(text.at(), "a rule of this name stands in " + other + " already");
        }
        return other == null;
    }

    /** Whether a badge is held already decides what becomes of it. (For an activity it is always known.) */
    private void noteHeld(RuleText rule, RulePackage rulePackage) {
        if (rulePackage != RulePackage.ACTIVITIES
                && rule.consequence().stream()
                        .anyMatch(statement -> statement.verb().equals("badge"))) {
            usesOf(rulePackage).add(new Use(Member.class, "badges", ""));
        }
    }

    private Set<Use> usesOf(RulePackage rulePackage) {
        return uses.computeIfAbsent(rulePackage, each -> new HashSet<>());
    }
}
