package dev.guerdon.programme;

import dev.guerdon.money.Currency;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One loyalty scheme, as {@code programme.yaml} says it.
 *
 * @param tiers in rising order; everyone starts in the first
 * @param wallets kinds of points by name; {@code points} is always there
 * @param categories empty: rules may name any
 * @param channels empty: rules may name any; so for payments, brands, tags and attributes
 * @param stages in rising weight: of several proposed the last one wins
 * @param activities activity types by name; empty: rules may name any
 * @param days special days by name
 */
public record Programme(
        String name,
        Currency currency,
        ZoneId zone,
        List<String> tiers,
        TierPolicy tierPolicy,
        Map<String, Wallet> wallets,
        PointsPolicy points,
        Map<String, Category> categories,
        Set<String> channels,
        Set<String> payments,
        Set<String> brands,
        Set<String> tags,
        Set<String> attributes,
        List<String> stages,
        Set<String> segments,
        Set<String> messageChannels,
        Map<String, ActivityType> activities,
        Map<String, SpecialDay> days) {

    /** The wallet of redeemable points that every programme has. */
    public static final String POINTS = "points";

    public Programme {
        tiers = List.copyOf(tiers);
        stages = List.copyOf(stages);
    }

    /** The tier everyone starts in. */
    public String firstTier() {
        return tiers.get(0);
    }

    /** The tier's place in rising order from 0, or -1 for a tier the programme does not have. */
    public int rankOf(String tier) {
        return tiers.indexOf(tier);
    }

    /** Whether lines of the category are part of a member's spend and touched by basket discounts. */
    public boolean spends(String category) {
        Category known = categories.get(category);
        return known == null || known.spend();
    }

    /** Whether an activity of a type counts that is the n-th by the member on a day. */
    private boolean counts(String activityType, int ofToday) {
        ActivityType known = activities.get(activityType);
        return known == null || known.perDay() == 0 || ofToday <= known.perDay();
    }

    /** Why an activity does not count that is the n-th by the member on a day; empty where it does. */
    public Optional<String> whyNotCounted(String activityType, int ofToday) {
        return counts(activityType, ofToday)
                ? Optional.empty()
                : Optional.of("%d of %<d \"%s\" activities of this day were counted before"
                        .formatted(activities.get(activityType).perDay(), activityType));
    }

    /** When points that are earned at a moment can be used, in the offset of that moment. */
    public OffsetDateTime availableFrom(OffsetDateTime earned) {
        return points.availableAfterDays() == 0
                ? earned
                : earned.atZoneSameInstant(zone)
                        .plusDays(points.availableAfterDays())
                        .toOffsetDateTime()
                        .withOffsetSameInstant(earned.getOffset());
    }

    /** A kind of points. {@code redeemable: false} only counts towards a tier. */
    public record Wallet(boolean redeemable) {}

    /** A category of lines. {@code spend: false} is not part of a member's spend nor touched by basket discounts. */
    public record Category(boolean spend) {}

    /** A kind of activity; {@code perDay} 0 means any number counts. */
    public record ActivityType(int perDay) {}

    /**
     * How tiers come down.
     *
     * @param graceDays days after {@code until} before a member comes down
     */
    public record TierPolicy(Downgrade downgrade, int graceDays, Validity valid) {
        public static final TierPolicy DEFAULT = new TierPolicy(Downgrade.TO_QUALIFIED, 0, Validity.ROLLING);
    }

    /** How far a member comes down who no longer qualifies. */
    public enum Downgrade {
        NEVER,
        ONE_STEP,
        TO_QUALIFIED
    }

    /** How long a tier holds. */
    public enum Validity {
        ROLLING,
        CALENDAR_YEAR,
        CALENDAR_YEAR_PLUS_NEXT
    }

    /**
     * How points are worked out.
     *
     * @param availableAfterDays days that earned points stay pending
     * @param minimumDaysAfterReturn days that returned points can at least be used
     * @param cost money that one point costs the shop
     * @param rounding down, each line or the order once
     * @param times what several factors give together
     */
    public record PointsPolicy(
            int availableAfterDays, int minimumDaysAfterReturn, BigDecimal cost, Rounding rounding, Times times) {
        public static final PointsPolicy DEFAULT =
                new PointsPolicy(0, 14, new BigDecimal("0.01"), Rounding.LINE, Times.BEST);
    }

    /** Where points are rounded down. */
    public enum Rounding {
        LINE,
        ORDER
    }

    /** What several factors give together: the highest, 1 + the sum of (f - 1), or their product. */
    public enum Times {
        BEST,
        ADD,
        MULTIPLY
    }
}
