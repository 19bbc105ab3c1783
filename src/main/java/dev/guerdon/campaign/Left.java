package dev.guerdon.campaign;

import dev.guerdon.money.Money;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is left of a campaign for a member: the campaign's budget and the member's own limit, whichever is less.
 *
 * @param closedBecause a sentence, or null while something can be had
 * @param uses {@link Long#MAX_VALUE} without a limit, and so for points
 * @param amount money; empty without a limit
 */
public record Left(String closedBecause, long uses, long points, Optional<Money> amount) {
    /** Of a campaign without limits. */
    public static final Left ALL = new Left(null, Long.MAX_VALUE, Long.MAX_VALUE, Optional.empty());

    static Left closed(String because) {
        return new Left(because, 0, 0, Optional.empty());
    }

    /** What both of them leave; the first reason to be closed stays. */
    public Left and(Left other) {
        return new Left(
                closedBecause != null ? closedBecause : other.closedBecause,
                Math.min(uses, other.uses),
                Math.min(points, other.points),
                Stream.of(amount, other.amount).flatMap(Optional::stream).min(Money::compareTo));
    }
}
