package dev.guerdon.decision;

import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** When points lapse: the latest day that any rule proposes; with no proposal they do not. */
public final class Lapsing {
    static final String OUTLIVED = "another rule lets the points live as long or longer";

    private static final LocalDate NEVER = LocalDate.MAX;
    private static final LocalDate UNDECIDED = LocalDate.MIN;

    private final LocalDate earnedOn;
    private final LocalDate lastActive;

    private Lapsing(LocalDate earnedOn, LocalDate lastActive) {
        this.earnedOn = earnedOn;
        this.lastActive = lastActive == null || lastActive.isBefore(earnedOn) ? earnedOn : lastActive;
    }

    /**
     * The last day on which a lot can be used, or empty when it does not lapse.
     *
     * @param proposed what the expiry rules propose for the lot; messages are passed over
     * @param lastActive day of the member's last order or activity; null or before {@code earnedOn}: the day of earning
     */
    public static Optional<LocalDate> decide(List<Proposed> proposed, LocalDate earnedOn, LocalDate lastActive) {
        return day(new Lapsing(earnedOn, lastActive).latest(proposed));
    }

    /** The first of them that lets the lot live longest; empty where none speaks of its end. */
    static Optional<Proposed> counting(List<Proposed> proposed, LocalDate earnedOn, LocalDate lastActive) {
        Lapsing lapsing = new Lapsing(earnedOn, lastActive);
        LocalDate latest = lapsing.latest(proposed);
        return latest.equals(UNDECIDED)
                ? Optional.empty()
                : proposed.stream()
                        .filter(each -> lapsing.day(each.proposal()).equals(latest))
                        .findFirst();
    }

    /** The last day of a calculated outcome. */
    static Optional<LocalDate> day(LocalDate outcome) {
        return outcome.equals(NEVER) || outcome.equals(UNDECIDED) ? Optional.empty() : Optional.of(outcome);
    }

    /** The same decision for a lot that is born today, told apart by what lapses never and what nobody decided. */
    static Calculation<LocalDate> ofNewLot(LocalDate today) {
        Lapsing lapsing = new Lapsing(today, today);
        return new Calculation<>() {
            @Override
            public LocalDate with(List<Proposed> counting) {
                return lapsing.latest(counting);
            }

            @Override
            public Worth worth(LocalDate outcome) {
                return Worth.NOTHING;
            }

            @Override
            public Function<Proposal, String> whyIdle(LocalDate outcome, List<Proposed> standing) {
                return proposal -> OUTLIVED;
            }
        };
    }

    private LocalDate latest(List<Proposed> counting) {
        LocalDate latest = UNDECIDED;
        for (Proposed each : counting) {
            LocalDate day = day(each.proposal());
            latest = day.isAfter(latest) ? day : latest;
        }
        return latest;
    }

    private LocalDate day(Proposal proposal) {
        if (proposal instanceof Proposal.LapseNever) {
            return NEVER;
        } else if (proposal instanceof Proposal.LapseOn on) {
            return on.date();
        } else if (proposal instanceof Proposal.LapseAfter after) {
            return day(after.span(), after.count());
        }
        return UNDECIDED;
    }

    private LocalDate day(Proposal.Span span, int count) {
        return switch (span) {
            case DAYS -> earnedOn.plusDays(count);
            case MONTHS -> YearMonth.from(earnedOn).plusMonths(count).atEndOfMonth();
            case QUARTERS -> endOfQuarter(earnedOn.plus(count, IsoFields.QUARTER_YEARS));
            case INACTIVITY -> lastActive.plusMonths(count);
        };
    }

    private static LocalDate endOfQuarter(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1)
                .plus(1, IsoFields.QUARTER_YEARS)
                .minusDays(1);
    }
}
