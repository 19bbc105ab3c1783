package dev.guerdon.decision;

import dev.guerdon.programme.Programme.TierPolicy;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which tier a member is in: the highest that any rule qualifies for, at least the first. Up at once; down as the
 * programme's policy says, not before the tier's last day and the grace are over. One step is one a day, however often the
 * member is judged.
 */
public final class Tiers {
    private Tiers() {}

    /**
     * Where the member stands from today on.
     *
     * @param tiers the programme's, rising
     * @param current where the member stands; a tier that the programme no longer has counts as the first
     * @param proposed what the tier rules propose; a qualification whose last day is over is passed over
     */
    public static TierStanding judge(
            TierPolicy policy, List<String> tiers, TierStanding current, List<Proposed> proposed, LocalDate today) {
        return judge(policy, tiers, current, highest(tiers, proposed, today), today);
    }

    static TierStanding judge(
            TierPolicy policy,
            List<String> tiers,
            TierStanding current,
            Optional<Proposal.QualifiesFor> best,
            LocalDate today) {
        int from = Math.max(0, tiers.indexOf(current.tier()));
        int to = best.map(each -> tiers.indexOf(each.tier())).orElse(0);
        LocalDate until = best.map(Proposal.QualifiesFor::until).orElse(null);
        if (to > from) {
            return new TierStanding(tiers.get(to), today, until);
        } else if (to == from) {
            return new TierStanding(tiers.get(to), current.since(), later(stillHeld(current, today), until));
        } else if (isHeld(policy, current, today)) {
            return current;
        }
        int down = switch (policy.downgrade()) {
            case NEVER -> from;
            case ONE_STEP -> today.equals(current.since()) ? from : from - 1;
            case TO_QUALIFIED -> to;
        };
        return down == from ? current : new TierStanding(tiers.get(down), today, down == to ? until : null);
    }

    /**
     * Whether a member of whose orders something came back stands where they would without these orders: a tier that they led to
     * holds no longer than the facts do, whatever its term or the policy on coming down; and who comes down is where they were
     * before, since then.
     *
     * @param tiers the programme's, rising
     * @param current where the member stands
     * @param now where from there
     * @param without where without the orders
     */
    public static boolean countsWithout(List<String> tiers, String current, String now, String without) {
        int rank = tiers.indexOf(without);
        int rankNow = tiers.indexOf(now);
        return rank < rankNow || (rank == rankNow && rankNow < tiers.indexOf(current));
    }

    /** The highest qualification that still holds; of equal ones the longest. */
    private static Optional<Proposal.QualifiesFor> highest(
            List<String> tiers, List<Proposed> counting, LocalDate today) {
        Proposal.QualifiesFor highest = null;
        for (Proposed each : counting) {
            if (each.proposal() instanceof Proposal.QualifiesFor tier
                    && tiers.contains(tier.tier())
                    && !isOver(tier, today)
                    && (highest == null || order(tiers).compare(tier, highest) > 0)) {
                highest = tier;
            }
        }
        return Optional.ofNullable(highest);
    }

    private static boolean isOver(Proposal.QualifiesFor tier, LocalDate today) {
        return tier.until() != null && tier.until().isBefore(today);
    }

    private static Comparator<Proposal.QualifiesFor> order(List<String> tiers) {
        return Comparator.<Proposal.QualifiesFor>comparingInt(each -> tiers.indexOf(each.tier()))
                .thenComparing(Proposal.QualifiesFor::until, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    /** The calculation of the highest qualification. */
    static Calculation<Optional<Proposal.QualifiesFor>> qualification(List<String> tiers, LocalDate today) {
        return new Calculation<>() {
            @Override
            public Optional<Proposal.QualifiesFor> with(List<Proposed> counting) {
                return highest(tiers, counting, today);
            }

            @Override
            public Worth worth(Optional<Proposal.QualifiesFor> outcome) {
                return Worth.NOTHING;
            }

            @Override
            public Function<Proposal, String> whyIdle(
                    Optional<Proposal.QualifiesFor> outcome, List<Proposed> standing) {
                return proposal -> proposal instanceof Proposal.QualifiesFor tier && isOver(tier, today)
                        ? "its last day, " + tier.until() + ", is over"
                        : "another rule qualifies the member for as much or more";
            }
        };
    }

    private static boolean isHeld(TierPolicy policy, TierStanding current, LocalDate today) {
        return current.until() != null && !today.isAfter(current.until().plusDays(policy.graceDays()));
    }

    private static LocalDate stillHeld(TierStanding current, LocalDate today) {
        return current.until() == null || current.until().isBefore(today) ? null : current.until();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
}
