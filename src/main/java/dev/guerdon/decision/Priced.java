package dev.guerdon.decision;

import dev.guerdon.money.Money;
import java.util.List;

/**
 * What the discounts make of a basket.
 *
 * @param nets what each line costs
 * @param shipping what is charged
 */
record Priced(List<Money> nets, Money shipping) {

    Money total() {
        return Money.sum(nets);
    }
}
