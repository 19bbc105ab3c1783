package dev.guerdon.member;

import dev.guerdon.facts.Member;
import dev.guerdon.facts.Use;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What has to be read of a member, because some rule asks for it.
 *
 * @param categories of {@code bought(…)}
 * @param activities whether anything of activities is asked
 * @param campaigns of {@code campaign(…)}
 * @param earnings whether points earned in a window are asked
 * @param holdings whether badges or benefits are asked
 */
public record Needs(
        Set<String> categories, boolean activities, Set<String> campaigns, boolean earnings, boolean holdings) {
    /** Of what is always read. */
    public static final Needs NOTHING = new Needs(Set.of(), false, Set.of(), false, false);

    private static final Set<String> ACTIVITY_WORDS = Set.of("activity", "lastActivityOn", "daysSinceLastActivity");
    private static final Set<String> EARNING_WORDS =
            Set.of("earned12m", "earnedThisYear", "earnedLastYear", "earnedLifetime");
    private static final Set<String> HOLDING_WORDS = Set.of("badges", "benefits");

    /** What these words need. */
    public static Needs of(Set<Use> uses) {
        return new Needs(
                arguments(uses, "bought"),
                uses.stream().anyMatch(use -> ACTIVITY_WORDS.contains(use.property())),
                arguments(uses, "campaign"),
                uses.stream().anyMatch(use -> EARNING_WORDS.contains(use.property())),
                uses.stream().anyMatch(use -> use.fact() == Member.class && HOLDING_WORDS.contains(use.property())));
    }

    /** The same, with activities. */
    public Needs withActivities() {
        return new Needs(categories, true, campaigns, earnings, holdings);
    }

    /** The same, with badges and benefits. */
    public Needs withHoldings() {
        return new Needs(categories, activities, campaigns, earnings, true);
    }

    /** What either of them needs. */
    public Needs and(Needs other) {
        return new Needs(
                union(categories, other.categories),
                activities || other.activities,
                union(campaigns, other.campaigns),
                earnings || other.earnings,
                holdings || other.holdings);
    }

    /** The words among these that need more than this, as rules write them. */
    public SortedSet<String> unread(Set<Use> uses) {
        return uses.stream()
                .filter(use -> !equals(and(of(Set.of(use)))))
                .map(Needs::word)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String word(Use use) {
        return use.argument().isEmpty() ? use.property() : use.property() + "(\"" + use.argument() + "\")";
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private static Set<String> arguments(Set<Use> uses, String property) {
        Set<String> arguments = new TreeSet<>();
        uses.stream()
                .filter(use -> use.fact() == Member.class && use.property().equals(property))
                .forEach(use -> arguments.add(use.argument()));
        return arguments;
    }
}
