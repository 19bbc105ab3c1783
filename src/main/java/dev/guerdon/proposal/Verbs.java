package dev.guerdon.proposal;

import dev.guerdon.facts.Line;
import dev.guerdon.facts.Names;
import dev.guerdon.facts.Word;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The verbs of {@code propose}, by package of rules. Each returns what it proposes, or throws
 * {@link IllegalArgumentException} with a sentence when a number is out of bounds.
 */
public final class Verbs {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_MONEY = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal MOST_FACTOR = BigDecimal.valueOf(1_000);
    private static final long MOST_POINTS = 1_000_000_000;
    private static final int MOST_UNITS = 1_000_000;
    private static final int MOST_DAYS = 36_525;
    private static final int MOST_TEXT = 500;

    private Verbs() {}

    /** discounts: what the basket costs. */
    public static class Discounts {
        @Verb("p percent off the basket (0 to 100)")
        public static Proposal percentOff(BigDecimal p) {
            return new Proposal.PercentOff("percentOff", null, p, percent(p));
        }

        @Verb("p percent off the line (0 to 100)")
        public static Proposal percentOff(Line line, BigDecimal p) {
            return new Proposal.PercentOff("percentOff", line.id(), p, percent(p));
        }

        @Verb("the basket costs p percent of its price: 88 is 12 off")
        public static Proposal payPercent(BigDecimal p) {
            return new Proposal.PercentOff("payPercent", null, p, HUNDRED.subtract(percent(p)));
        }

        @Verb("an amount off the basket")
        public static Proposal amountOff(BigDecimal amount) {
            return new Proposal.AmountOff(null, money(amount));
        }

        @Verb("an amount off the line")
        public static Proposal amountOff(Line line, BigDecimal amount) {
            return new Proposal.AmountOff(line.id(), money(amount));
        }

        @Verb("an amount off the basket when, after the lines' own discounts, it costs at least the threshold")
        public static Proposal amountOffFrom(BigDecimal threshold, BigDecimal amount) {
            return new Proposal.AmountOffFrom(money(threshold), money(amount));
        }

        @Verb("an amount off the basket for every full threshold that it costs after the lines' own discounts")
        public static Proposal amountOffEvery(@RoundedDown BigDecimal threshold, BigDecimal amount) {
            return new Proposal.AmountOffEvery(positive(threshold, "the threshold"), money(amount));
        }

        @Verb("another unit price for the line; of several the lowest")
        public static Proposal fixedPrice(Line line, BigDecimal unitPrice) {
            return new Proposal.FixedPrice(line.id(), money(unitPrice));
        }

        @Verb("of each groupSize units of the category the cheapest is free")
        public static Proposal cheapestFree(@Names(Word.CATEGORY) String category, int groupSize) {
            return new Proposal.CheapestFree("cheapestFree", false, category, groupSize(groupSize));
        }

        @Verb("of each groupSize units with the tag the cheapest is free")
        public static Proposal cheapestFreeOfTag(@Names(Word.TAG) String tag, int groupSize) {
            return new Proposal.CheapestFree("cheapestFreeOfTag", true, tag, groupSize(groupSize));
        }

        @Verb("shipping costs nothing")
        public static Proposal freeShipping() {
            return new Proposal.FreeShipping();
        }

        @Verb("an article as a gift")
        public static Proposal gift(@Names(Word.ANY) String sku, int quantity) {
            if (sku.isBlank()) {
                throw new IllegalArgumentException("an article has a sku");
            }
            return new Proposal.Gift(sku, between(quantity, 1, MOST_UNITS, "the quantity"));
        }

        @Verb("a sentence for the member at the checkout")
        public static Proposal hint(@Names(Word.ANY) String text) {
            return Verbs.hinting(text);
        }
    }

    /** redemption: what points are worth in the basket. */
    public static class Redemption {
        @Verb("money that one point pays of the line; of several the highest")
        public static Proposal rate(Line line, BigDecimal moneyPerPoint) {
            return new Proposal.Rate(line.id(), positive(moneyPerPoint, "the rate"));
        }

        @Verb("money that one point pays of every line; of several the highest")
        public static Proposal rate(BigDecimal moneyPerPoint) {
            return new Proposal.Rate(null, positive(moneyPerPoint, "the rate"));
        }

        @Verb("so many points pay an amount, in such steps only")
        public static Proposal step(long points, BigDecimal amount) {
            return new Proposal.Step(
                    between(points, 1, MOST_POINTS, "the points of a step"), positive(amount, "the amount"));
        }

        @Verb("at most so many percent of the basket may be paid with points")
        public static Proposal maxShare(BigDecimal percent) {
            return new Proposal.MaxShare(percent(percent));
        }

        @Verb("below so many points none are taken")
        public static Proposal minPoints(long n) {
            return new Proposal.MinPoints(between(n, 0, MOST_POINTS, "the points"));
        }
    }

    /** What orders, activities and lifecycle campaigns can give besides points. */
    public static class Gifts {
        @Verb("a coupon of the catalogue")
        public static Proposal coupon(@Names(Word.COUPON) String definition) {
            return new Proposal.GiveCoupon(definition);
        }

        @Verb("a benefit of the catalogue, for members in the tiers that it is for")
        public static Proposal benefit(@Names(Word.BENEFIT) String code) {
            return new Proposal.GiveBenefit(code);
        }

        @Verb("a badge of the catalogue")
        public static Proposal badge(@Names(Word.BADGE) String code) {
            return new Proposal.GiveBadge(code);
        }

        @Verb("a tag on the member")
        public static Proposal tag(@Names(Word.TAG) String name) {
            return new Proposal.GiveTag(name);
        }

        @Verb("a message of the catalogue, where the member agreed to the channel")
        public static Proposal message(
                @Names(Word.MESSAGE_CHANNEL) String channel, @Names(Word.TEMPLATE) String template) {
            return new Proposal.SendMessage(channel, template);
        }
    }

    /** earning: what the order earns. */
    public static class Earning extends Gifts {
        @Verb("points for the order, before factors; may have decimals")
        public static Proposal points(BigDecimal n) {
            return new Proposal.Points(null, pointsValue(n), 0);
        }

        @Verb("points for the line, before factors; may have decimals")
        public static Proposal points(Line line, BigDecimal n) {
            return new Proposal.Points(line.id(), pointsValue(n), 0);
        }

        @Verb("a factor on the points of the whole order")
        public static Proposal times(BigDecimal f) {
            return new Proposal.Times(null, factor(f));
        }

        @Verb("a factor on the points of the line")
        public static Proposal times(Line line, BigDecimal f) {
            return new Proposal.Times(line.id(), factor(f));
        }

        @Verb("points for the order that no factor touches")
        public static Proposal bonus(long n) {
            return new Proposal.Bonus(between(n, 0, MOST_POINTS, "the bonus"), 0);
        }

        @Verb("the order earns at most so many points")
        public static Proposal cap(long n) {
            return new Proposal.Cap(between(n, 0, MOST_POINTS, "the cap"));
        }

        @Verb("a sentence for the member at the checkout")
        public static Proposal hint(@Names(Word.ANY) String text) {
            return Verbs.hinting(text);
        }
    }

    /** activities: what a check-in, review or share earns. */
    public static class Activities extends Gifts {
        @Verb("points for the activity")
        public static Proposal points(long n) {
            return Verbs.given(n);
        }
    }

    /** tiers: which tier a member qualifies for. */
    public static class Tiers {
        @Verb("the member qualifies for the tier")
        public static Proposal qualifiesFor(@Names(Word.TIER) String tier) {
            return new Proposal.QualifiesFor(tier, null);
        }

        @Verb("the member qualifies for the tier up to a last day")
        public static Proposal qualifiesFor(@Names(Word.TIER) String tier, LocalDate until) {
            return new Proposal.QualifiesFor(tier, known(until));
        }
    }

    /** expiry: when points lapse, and who is reminded. */
    public static class Expiry {
        @Verb("the lot does not lapse")
        public static Proposal lapseNever() {
            return new Proposal.LapseNever();
        }

        @Verb("the lot can be used up to that day")
        public static Proposal lapseOn(LocalDate date) {
            return new Proposal.LapseOn(known(date));
        }

        @Verb("the lot can be used for so many days after the day of earning")
        public static Proposal lapseAfterDays(int n) {
            return new Proposal.LapseAfter("lapseAfterDays", Proposal.Span.DAYS, between(n, 1, MOST_DAYS, "the days"));
        }

        @Verb("the lot can be used to the end of the n-th month after the month of earning")
        public static Proposal lapseAfterMonths(int n) {
            return new Proposal.LapseAfter("lapseAfterMonths", Proposal.Span.MONTHS, between(n, 0, 1200, "the months"));
        }

        @Verb("the lot can be used to the end of the n-th quarter after the quarter of earning")
        public static Proposal lapseAfterQuarters(int n) {
            return new Proposal.LapseAfter(
                    "lapseAfterQuarters", Proposal.Span.QUARTERS, between(n, 0, 400, "the quarters"));
        }

        @Verb("the lot can be used for so many months after the member's last order or activity")
        public static Proposal lapseAfterInactivity(int months) {
            return new Proposal.LapseAfter(
                    "lapseAfterInactivity", Proposal.Span.INACTIVITY, between(months, 1, 1200, "the months"));
        }

        @Verb("a message of the catalogue, where the member agreed to the channel")
        public static Proposal message(
                @Names(Word.MESSAGE_CHANNEL) String channel, @Names(Word.TEMPLATE) String template) {
            return new Proposal.SendMessage(channel, template);
        }
    }

    /** segments: lifecycle stage and segments. */
    public static class Segments {
        @Verb("the member is in the stage; of several the last of programme.yaml")
        public static Proposal stage(@Names(Word.STAGE) String name) {
            return new Proposal.InStage(name);
        }

        @Verb("the member is in the segment")
        public static Proposal segment(@Names(Word.SEGMENT) String name) {
            return new Proposal.InSegment(name);
        }
    }

    /** lifecycle: what goes out to members on a schedule. */
    public static class Lifecycle extends Gifts {
        @Verb("points")
        public static Proposal points(long n) {
            return Verbs.given(n);
        }
    }

    /**
     * What stands behind {@code points(n)} or {@code bonus(n)}: the points form a lot of their own.
     *
     * @throws IllegalArgumentException if the proposal gives no points of its own, or the days are out of bounds
     */
    public static Proposal lapseAfterDays(Proposal of, int n) {
        int days = between(n, 1, MOST_DAYS, "the days");
        if (of instanceof Proposal.Points points && points.lineId() == null) {
            return new Proposal.Points(null, points.value(), days);
        } else if (of instanceof Proposal.Bonus bonus) {
            return new Proposal.Bonus(bonus.points(), days);
        }
        throw new IllegalArgumentException("lapseAfterDays stands behind points(n) or bonus(n) only");
    }

    private static Proposal given(long n) {
        return new Proposal.Points(null, BigDecimal.valueOf(between(n, 0, MOST_POINTS, "the points")), 0);
    }

    private static Proposal hinting(String text) {
        if (text.isBlank() || text.length() > MOST_TEXT) {
            throw new IllegalArgumentException("a hint has 1 to " + MOST_TEXT + " characters");
        }
        return new Proposal.Hint(text);
    }

    private static BigDecimal percent(BigDecimal p) {
        if (p.signum() < 0 || p.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("percent is from 0 to 100, not " + p.toPlainString());
        }
        return p;
    }

    private static BigDecimal money(BigDecimal amount) {
        if (amount.signum() < 0 || amount.compareTo(MOST_MONEY) > 0) {
            throw new IllegalArgumentException(
                    "an amount is from 0 to " + MOST_MONEY.toPlainString() + ", not " + amount.toPlainString());
        }
        return amount;
    }

    private static BigDecimal positive(BigDecimal amount, String what) {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException(what + " must be above 0, not " + amount.toPlainString());
        }
        return money(amount);
    }

    private static BigDecimal pointsValue(BigDecimal n) {
        if (n.signum() < 0 || n.compareTo(BigDecimal.valueOf(MOST_POINTS)) > 0) {
            throw new IllegalArgumentException("points are from 0 to " + MOST_POINTS + ", not " + n.toPlainString());
        }
        return n;
    }

    private static BigDecimal factor(BigDecimal f) {
        if (f.signum() < 0 || f.compareTo(MOST_FACTOR) > 0) {
            throw new IllegalArgumentException("a factor is from 0 to " + MOST_FACTOR + ", not " + f.toPlainString());
        }
        return f;
    }

    /** A date that a rule reads may be missing. */
    private static LocalDate known(LocalDate date) {
        if (date == null) {
            throw new IllegalArgumentException("the date is missing");
        }
        return date;
    }

    private static int groupSize(int n) {
        return between(n, 1, MOST_UNITS, "the group size");
    }

    private static long between(long n, long least, long most, String what) {
        if (n < least || n > most) {
            throw new IllegalArgumentException(what + " must be from " + least + " to " + most + ", not " + n);
        }
        return n;
    }

    private static int between(int n, int least, int most, String what) {
        return (int) between((long) n, least, most, what);
    }
}
