package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.language.Bounds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What a property can still be after some comparisons with constants: numbers, words (and dates, which are in order as words
 * are), or true and false.
 */
final class Possible {
    /** More are not remembered: then less is found, and nothing wrong. */
    private static final int MOST_REMEMBERED = 300;

    private final Bounds bounds;
    private End least;
    private End most;
    private TreeSet<Comparable<Object>> only;
    private final TreeSet<Comparable<Object>> never = new TreeSet<>();

    /** Where what is possible begins or ends. */
    private record End(Comparable<Object> value, boolean isIncluded) {}

    Possible(Bounds bounds) {
        this.bounds = bounds;
    }

    Possible(Possible other) {
        bounds = other.bounds;
        least = other.least;
        most = other.most;
        only = other.only == null ? null : new TreeSet<>(other.only);
        never.addAll(other.never);
    }

    void compare(String operator, Comparable<Object> value) {
        switch (operator) {
            case "==" -> only(List.of(value));
            case "!=" -> never(List.of(value));
            case ">" -> least = higher(least, new End(value, false));
            case ">=" -> least = higher(least, new End(value, true));
            case "<" -> most = lower(most, new End(value, false));
            case "<=" -> most = lower(most, new End(value, true));
            default -> throw new IllegalArgumentException(operator);
        }
    }

    void only(Collection<Comparable<Object>> values) {
        if (only == null) {
            only = new TreeSet<>(values);
        } else {
            only.retainAll(new TreeSet<>(values));
        }
    }

    void never(Collection<Comparable<Object>> values) {
        if (never.size() + values.size() <= MOST_REMEMBERED) {
            never.addAll(values);
        }
    }

    boolean allows(BigDecimal number) {
        Possible with = new Possible(this);
        with.only(List.of(comparable(number)));
        return !with.isNothing();
    }

    /** Whether nothing is, within the property's bounds. */
    boolean isNothing() {
        End low = bounds.least() == null ? least : higher(least, new End(comparable(bounds.least()), true));
        End high = bounds.most() == null ? most : lower(most, new End(comparable(bounds.most()), true));
        return isNothing(bounds.isWhole() ? up(low) : low, bounds.isWhole() ? down(high) : high, bounds.isWhole());
    }

    /** Whether nothing is, whatever the property's bounds are. */
    boolean isNothingAnyway() {
        return isNothing(least, most, false);
    }

    private boolean isNothing(End low, End high, boolean isWhole) {
        if (only != null) {
            return only.stream()
                    .noneMatch(value ->
                            isWithin(value, low, high) && !never.contains(value) && !(isWhole && isBroken(value)));
        } else if (low == null || high == null) {
            return false;
        }
        int order = low.value().compareTo(high.value());
        boolean isOneValue = low.isIncluded() && high.isIncluded() && !never.contains(low.value());
        return order > 0 || (order == 0 && !isOneValue) || (isWhole && isAllExcluded(number(low), number(high)));
    }

    /** Whether each of the whole numbers was excluded by itself. */
    private boolean isAllExcluded(BigDecimal low, BigDecimal high) {
        if (high.subtract(low).compareTo(BigDecimal.valueOf(never.size())) >= 0) {
            return false;
        }
        for (BigDecimal each = low; each.compareTo(high) <= 0; each = each.add(BigDecimal.ONE)) {
            if (!never.contains(comparable(each))) {
                return false;
            }
        }
        return true;
    }

    private static End higher(End one, End other) {
        int order = one == null ? 1 : other.value().compareTo(one.value());
        return order > 0 || (order == 0 && !other.isIncluded()) ? other : one;
    }

    private static End lower(End one, End other) {
        int order = one == null ? -1 : other.value().compareTo(one.value());
        return order < 0 || (order == 0 && !other.isIncluded()) ? other : one;
    }

    private static boolean isWithin(Comparable<Object> value, End least, End most) {
        int low = least == null ? 1 : value.compareTo(least.value());
        int high = most == null ? -1 : value.compareTo(most.value());
        return (low > 0 || (low == 0 && least.isIncluded())) && (high < 0 || (high == 0 && most.isIncluded()));
    }

    private static boolean isBroken(Comparable<Object> value) {
        BigDecimal number = (BigDecimal) (Object) value;
        return number.setScale(0, RoundingMode.FLOOR).compareTo(number) != 0;
    }

    /** The lowest whole number that is possible. */
    private static End up(End end) {
        if (end == null) {
            return null;
        }
        BigDecimal whole = end.isIncluded()
                ? number(end).setScale(0, RoundingMode.CEILING)
                : number(end).setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        return new End(comparable(whole), true);
    }

    /** The highest whole number that is possible. */
    private static End down(End end) {
        if (end == null) {
            return null;
        }
        BigDecimal whole = end.isIncluded()
                ? number(end).setScale(0, RoundingMode.FLOOR)
                : number(end).setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
        return new End(comparable(whole), true);
    }

    private static BigDecimal number(End end) {
        return (BigDecimal) (Object) end.value();
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(BigDecimal number) {
        return (Comparable<Object>) (Comparable<?>) number;
    }
}
