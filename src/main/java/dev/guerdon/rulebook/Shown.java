package dev.guerdon.rulebook;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.programme.Programme;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * How an explanation shows facts and values.
 *
 * @param facts those that the rules were asked with
 * @param decimals of the programme's currency, with which amounts are shown
 * @param zone of the programme, in which times are shown
 */
record Shown(Collection<?> facts, int decimals, ZoneId zone) {
    private static final int LONGEST = 200;
    private static final int DIGITS_OF_A_THIRD = 10;
    private static final BigDecimal MISSING = BigDecimal.valueOf(-1);

    static Shown to(Programme programme, Collection<?> facts) {
        return new Shown(facts, programme.currency().decimals(), programme.zone());
    }

    /** Where nobody reads it. */
    static Shown toNobody(Collection<?> facts) {
        return new Shown(facts, 0, ZoneOffset.UTC);
    }

    /** A value; decimal numbers are amounts, but for the -1 of one that is missing. */
    Object value(Object value) {
        if (value instanceof BigFraction fraction) {
            return nearly(fraction);
        } else if (value instanceof Instant time) {
            return ISO_OFFSET_DATE_TIME.format(time.atZone(zone));
        }
        return value instanceof BigDecimal amount && amount.scale() < decimals && amount.compareTo(MISSING) != 0
                ? amount.setScale(decimals)
                : value;
    }

    /** What a fact is called among those of its kind; null where there is only one of the kind in any basket. */
    static String idOf(Object fact) {
        if (fact instanceof Line line) {
            return line.id();
        }
        return fact instanceof Coupon coupon ? coupon.code() : null;
    }

    /** Whether there is no other fact of its kind. */
    boolean isAlone(Object fact) {
        return facts.stream().filter(each -> each.getClass() == fact.getClass()).count() == 1;
    }

    /** Which of several facts it is, in words to go behind a sentence; empty where there is no question. */
    String which(Object fact) {
        String id = idOf(fact);
        return id == null || isAlone(fact) ? "" : " (" + (fact instanceof Line ? "line " : "coupon ") + id + ")";
    }

    /** A value within a sentence; of a long one the beginning. */
    static String said(Object value) {
        String whole = whole(value);
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "…";
    }

    private static String whole(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof BigFraction fraction) {
            return nearly(fraction).toPlainString();
        } else if (value instanceof String word) {
            return '"' + word + '"';
        } else if (value instanceof Collection<?> words) {
            return words.stream().map(Shown::whole).sorted().collect(Collectors.joining(", ", "[", "]"));
        }
        return value == null ? "missing" : value.toString();
    }

    /** A number that has no end as a decimal. */
    private static BigDecimal nearly(BigFraction fraction) {
        return fraction.bigDecimalValue(DIGITS_OF_A_THIRD, RoundingMode.HALF_UP);
    }
}
