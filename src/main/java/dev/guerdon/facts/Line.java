package dev.guerdon.facts;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** One line of a basket. Amounts are of all its units together, in the programme's currency. */
public record Line(
        @Fact("the line's id, as the shop chose it") String id,
        @Fact("article number") String sku,
        @Fact(value = "category", word = Word.CATEGORY) String category,

        @Fact(value = "brand; \"\" without", word = Word.BRAND)
        String brand,

        @Fact(value = "tags", word = Word.TAG) Set<String> tags,
        @Fact(value = "units", least = 1) int quantity,

        @Fact(value = "price of one unit before discounts", least = 0)
        BigDecimal unitPrice,

        @Fact(value = "price of the line before discounts", least = 0)
        BigDecimal amount,

        @Fact(value = "price of the line after discounts; amount while discounts are decided", least = 0)
        BigDecimal net,

        @Fact(value = "net less what points pay", least = 0) BigDecimal paid,

        @Fact(value = "attributes, as attributes[\"name\"]; \"\" when missing", word = Word.ATTRIBUTE)
        Map<String, String> attributes) {

    /** The same line at a price after discounts, nothing of it paid by points. */
    public Line withNet(BigDecimal priced) {
        return new Line(id, sku, category, brand, tags, quantity, unitPrice, amount, priced, priced, attributes);
    }

    public Line withPaid(BigDecimal inMoney) {
        return new Line(id, sku, category, brand, tags, quantity, unitPrice, amount, net, inMoney, attributes);
    }

    /** What is left of the line after a return. */
    public Line withRemaining(int units, BigDecimal list, BigDecimal priced, BigDecimal inMoney) {
        return new Line(id, sku, category, brand, tags, units, unitPrice, list, priced, inMoney, attributes);
    }
}
