package dev.guerdon.campaign;

import dev.guerdon.money.Money;
import dev.guerdon.programme.Campaign.Limit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was used of a limit. */
record Spent(long uses, long points, Money amount) {
    static final Spent NOTHING = new Spent(0, 0, Money.ZERO);

    static Spent of(ResultSet row) throws SQLException {
        return new Spent(row.getLong("uses"), row.getLong("points"), new Money(row.getBigDecimal("amount")));
    }

    /** With one more use. */
    Spent plus(long morePoints, Money moreAmount) {
        return new Spent(uses + 1, points + morePoints, amount.plus(moreAmount));
    }

    /** What a limit leaves; closed when it leaves nothing. */
    Left of(Limit limit, String before, String after) {
        return new Left(
                usedUp(limit).map(what -> before + what + after).orElse(null),
                left(limit.uses(), uses),
                left(limit.points(), points),
                amountLeft(limit));
    }

    /**
     * What is used up, such as "10000 uses": the uses, or all that the limit allows in points and money. While one of
     * these two remains, what costs only that one can still be had.
     */
    private Optional<String> usedUp(Limit limit) {
        if (left(limit.uses(), uses) == 0) {
            return Optional.of(counted(limit.uses(), "use"));
        }
        boolean isPointsLeft = isBound(limit.points()) && left(limit.points(), points) > 0;
        boolean isMoneyLeft = amountLeft(limit).filter(Money::isPositive).isPresent();
        String worth = worth(limit);
        return isPointsLeft || isMoneyLeft || worth.isEmpty() ? Optional.empty() : Optional.of(worth);
    }

    private static String worth(Limit limit) {
        List<String> bounds = new ArrayList<>();
        if (isBound(limit.points())) {
            bounds.add(counted(limit.points(), "point"));
        }
        limit.amount().ifPresent(amount -> bounds.add(amount.toString()));
        return String.join(" and ", bounds);
    }

    private Optional<Money> amountLeft(Limit limit) {
        return limit.amount().map(most -> most.minus(amount).orZero());
    }

    private static long left(long most, long used) {
        return isBound(most) ? Math.max(0, most - used) : most;
    }

    private static boolean isBound(long most) {
        return most != Long.MAX_VALUE;
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
