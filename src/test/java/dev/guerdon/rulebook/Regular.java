package dev.guerdon.rulebook;

import dev.guerdon.facts.Member;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A gold member who spent 1480.00 within twelve months. */
final class Regular {
    private Regular() {}

    /** @param orders placed, all of them within 90 days */
    static Member with(int orders, LocalDate today) {
        Member.Purchases none = Member.Purchases.NONE;
        return Member.joining("m", today, "basic")
                .with(new Member.Standing("gold", List.of("basic", "silver", "gold"), today, null, "", Set.of()))
                .with(new Member.Purchases(
                        none.spend90d(),
                        new BigDecimal("1480.00"),
                        none.spendThisQuarter(),
                        none.spendThisYear(),
                        none.spendLastYear(),
                        none.spendLifetime(),
                        orders,
                        orders,
                        orders,
                        null,
                        null,
                        none.averageOrderValue(),
                        none.averageGapDays()));
    }
}
