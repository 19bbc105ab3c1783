package dev.guerdon.proposal;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a rule's consequence says, one record for each kind of thing. */
public sealed interface Proposal {

    /** The verb as it stands in the rule, and the type of the effect. */
    String verb();

    /** The line it is about, or null where it is about the whole basket. */
    default String lineId() {
        return null;
    }

    /** The number that says how much, or null. */
    default BigDecimal value() {
        return null;
    }

    /** Lowers what the basket costs. */
    sealed interface Discount extends Proposal {}

    /** Says what points are worth in the basket. */
    sealed interface Redeeming extends Proposal {}

    /** Works out points of the order. */
    sealed interface Earning extends Proposal {}

    /** Gives the member something besides points of the order. */
    sealed interface Giving extends Proposal {}

    /** Says which tier the member qualifies for. */
    sealed interface Qualifying extends Proposal {}

    /** Says when a lot lapses. */
    sealed interface Lapsing extends Proposal {}

    /** Says where the member is in life. */
    sealed interface Placing extends Proposal {}

    /** So many percent off the line or basket; {@code payPercent} says the same from the other end. */
    record PercentOff(String verb, String lineId, BigDecimal value, BigDecimal percent) implements Discount {}

    /** An amount off the line or basket. */
    record AmountOff(String lineId, BigDecimal value) implements Discount {
        @Override
        public String verb() {
            return "amountOff";
        }
    }

    /** An amount off the basket when it costs at least the threshold. */
    record AmountOffFrom(BigDecimal threshold, BigDecimal value) implements Discount {
        @Override
        public String verb() {
            return "amountOffFrom";
        }
    }

    /** An amount off the basket for every full threshold. */
    record AmountOffEvery(BigDecimal threshold, BigDecimal value) implements Discount {
        @Override
        public String verb() {
            return "amountOffEvery";
        }
    }

    /** Another unit price for the line. */
    record FixedPrice(String lineId, BigDecimal value) implements Discount {
        @Override
        public String verb() {
            return "fixedPrice";
        }
    }

    /** Of the units sorted by price the floor(units / groupSize) cheapest are free. */
    record CheapestFree(String verb, boolean byTag, String of, int groupSize) implements Discount {
        @Override
        public BigDecimal value() {
            return BigDecimal.valueOf(groupSize);
        }
    }

    /** Shipping costs nothing. */
    record FreeShipping() implements Discount {
        @Override
        public String verb() {
            return "freeShipping";
        }
    }

    /** An article goes into the parcel. */
    record Gift(String sku, int quantity) implements Discount {
        @Override
        public String verb() {
            return "gift";
        }

        @Override
        public BigDecimal value() {
            return BigDecimal.valueOf(quantity);
        }
    }

    /** A sentence for the member at the checkout; gives nothing. */
    record Hint(String text) implements Discount, Giving {
        @Override
        public String verb() {
            return "hint";
        }
    }

    /** Money that one point pays of the line, or of every line. */
    record Rate(String lineId, BigDecimal value) implements Redeeming {
        @Override
        public String verb() {
            return "rate";
        }
    }

    /** So many points pay so much money, in such steps only. */
    record Step(long points, BigDecimal value) implements Redeeming {
        @Override
        public String verb() {
            return "step";
        }
    }

    /** At most so many percent of the basket may be paid with points. */
    record MaxShare(BigDecimal value) implements Redeeming {
        @Override
        public String verb() {
            return "maxShare";
        }
    }

    /** Below so many points none are taken. */
    record MinPoints(long points) implements Redeeming {
        @Override
        public String verb() {
            return "minPoints";
        }

        @Override
        public BigDecimal value() {
            return BigDecimal.valueOf(points);
        }
    }

    /**
     * Points for the line or the whole order, before factors.
     *
     * @param lapseAfterDays 0: as the expiry rules say; above: a lot of its own
     */
    record Points(String lineId, BigDecimal value, int lapseAfterDays) implements Earning, Giving {
        @Override
        public String verb() {
            return "points";
        }
    }

    /** A factor on the points of the line or the whole order. */
    record Times(String lineId, BigDecimal value) implements Earning {
        @Override
        public String verb() {
            return "times";
        }
    }

    /** Points that no factor touches; {@code lapseAfterDays} as in {@link Points}. */
    record Bonus(long points, int lapseAfterDays) implements Earning {
        @Override
        public String verb() {
            return "bonus";
        }

        @Override
        public BigDecimal value() {
            return BigDecimal.valueOf(points);
        }
    }

    /** The order earns at most so many points. */
    record Cap(long points) implements Earning {
        @Override
        public String verb() {
            return "cap";
        }

        @Override
        public BigDecimal value() {
            return BigDecimal.valueOf(points);
        }
    }

    /** A coupon of the catalogue. */
    record GiveCoupon(String definition) implements Giving {
        @Override
        public String verb() {
            return "coupon";
        }
    }

    /** A benefit of the catalogue. */
    record GiveBenefit(String code) implements Giving {
        @Override
        public String verb() {
            return "benefit";
        }
    }

    /** A badge of the catalogue. */
    record GiveBadge(String code) implements Giving {
        @Override
        public String verb() {
            return "badge";
        }
    }

    /** A tag on the member. */
    record GiveTag(String name) implements Giving {
        @Override
        public String verb() {
            return "tag";
        }
    }

    /** A message to the member, where they agreed to the channel. */
    record SendMessage(String channel, String template) implements Giving, Lapsing {
        @Override
        public String verb() {
            return "message";
        }
    }

    /** The member qualifies for the tier; {@code until} is its last day, or null for what the programme says. */
    record QualifiesFor(String tier, LocalDate until) implements Qualifying {
        @Override
        public String verb() {
            return "qualifiesFor";
        }
    }

    /** The lot does not lapse. */
    record LapseNever() implements Lapsing {
        @Override
        public String verb() {
            return "lapseNever";
        }
    }

    /** The lot can be used up to that day. */
    record LapseOn(LocalDate date) implements Lapsing {
        @Override
        public String verb() {
            return "lapseOn";
        }
    }

    /** The lot can be used for so many days (or ends of months or quarters) after it was earned. */
    record LapseAfter(String verb, Span span, int count) implements Lapsing {
        @Override
        public BigDecimal value() {
            return BigDecimal.valueOf(count);
        }
    }

    /** What {@link LapseAfter} counts. {@code INACTIVITY} counts months since the member's last order or activity. */
    enum Span {
        DAYS,
        MONTHS,
        QUARTERS,
        INACTIVITY
    }

    /** What can't be, and why. It gives nothing. */
    sealed interface Nothing extends Proposal {
        String because();
    }

    /**
     * A number that was worked out of the facts lies outside of what the verb takes.
     *
     * @param because a sentence that says which number, and what it may be
     */
    record OutOfBounds(String verb, String because) implements Nothing {}

    /** The member may not have it. */
    record Withheld(GiveBenefit benefit, String because) implements Nothing {
        @Override
        public String verb() {
            return benefit.verb();
        }
    }

    /** The member is in a stage. */
    record InStage(String name) implements Placing {
        @Override
        public String verb() {
            return "stage";
        }
    }

    /** The member is in a segment. */
    record InSegment(String name) implements Placing {
        @Override
        public String verb() {
            return "segment";
        }
    }
}
