package dev.guerdon.rulebook.review;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What a property can still be after some comparisons with constants: numbers, words (and dates, which are in order as words
 * are), or true and false.
 */
final class Possible {
    private Comparable<Object> least;
    private boolean isLeastIncluded;
    private Comparable<Object> most;
    private boolean isMostIncluded;
    private TreeSet<Comparable<Object>> only;
    private final TreeSet<Comparable<Object>> never = new TreeSet<>();

    Possible() {}

    Possible(Possible other) {
        least = other.least;
        isLeastIncluded = other.isLeastIncluded;
        most = other.most;
        isMostIncluded = other.isMostIncluded;
        only = other.only == null ? null : new TreeSet<>(other.only);
        never.addAll(other.never);
    }

    void compare(String operator, Comparable<Object> value) {
        switch (operator) {
            case "==" -> only(List.of(value));
            case "!=" -> never(List.of(value));
            case ">" -> atLeast(value, false);
            case ">=" -> atLeast(value, true);
            case "<" -> atMost(value, false);
            case "<=" -> atMost(value, true);
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
        never.addAll(values);
    }

    private void atLeast(Comparable<Object> value, boolean isIncluded) {
        int order = least == null ? 1 : value.compareTo(least);
        if (order > 0 || (order == 0 && !isIncluded)) {
            least = value;
            isLeastIncluded = isIncluded;
        }
    }

    private void atMost(Comparable<Object> value, boolean isIncluded) {
        int order = most == null ? -1 : value.compareTo(most);
        if (order < 0 || (order == 0 && !isIncluded)) {
            most = value;
            isMostIncluded = isIncluded;
        }
    }

    boolean isNothing() {
        if (only != null) {
            return only.stream().noneMatch(value -> isWithin(value) && !never.contains(value));
        } else if (least == null || most == null) {
            return false;
        }
        int order = least.compareTo(most);
        boolean isOneValue = isLeastIncluded && isMostIncluded && !never.contains(least);
        return order > 0 || (order == 0 && !isOneValue);
    }

    private boolean isWithin(Comparable<Object> value) {
        int low = least == null ? 1 : value.compareTo(least);
        int high = most == null ? -1 : value.compareTo(most);
        return (low > 0 || (low == 0 && isLeastIncluded)) && (high < 0 || (high == 0 && isMostIncluded));
    }
}
