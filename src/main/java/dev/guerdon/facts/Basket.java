package dev.guerdon.facts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a shop asks about, as one step of a decision sees it: while discounts are decided sums are at list price, later at
 * what the lines cost.
 *
 * @param date of {@code at}, in the programme's zone
 */
public record Basket(
        @Fact("the basket's or order's id; \"\" without") String id,
        @Fact("time") Instant at,
        @Fact("day") LocalDate date,

        @Fact(value = "sales channel; \"\" without", word = Word.CHANNEL)
        String channel,

        @Fact("store; \"\" without") String store,

        @Fact(value = "way of payment; \"\" without", word = Word.PAYMENT)
        String payment,

        @Fact(value = "currency", word = Word.CURRENCY) String currency,

        @Fact(value = "what shipping costs before discounts", least = 0)
        BigDecimal shipping,

        List<Line> lines,

        @Fact(value = "codes of coupons that were handed in, in capital letters", word = Word.COUPON_CODE)
        Set<String> coupons,

        @Fact(value = "attributes, as attributes[\"name\"]; \"\" when missing", word = Word.ATTRIBUTE)
        Map<String, String> attributes) {

    public Basket {
        lines = List.copyOf(lines);
        coupons = coupons.isEmpty()
                ? Set.of()
                : coupons.stream().map(Coupon::normal).collect(Collectors.toUnmodifiableSet());
    }

    public Basket withLines(List<Line> now) {
        return new Basket(id, at, date, channel, store, payment, currency, shipping, now, coupons, attributes);
    }

    @Fact(value = "sum of the lines before discounts", least = 0)
    @JsonIgnore
    public BigDecimal subtotal() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : lines) {
            sum = sum.add(line.amount());
        }
        return sum;
    }

    @Fact(value = "sum of all discounts", least = 0)
    @JsonIgnore
    public BigDecimal discount() {
        return subtotal().subtract(total());
    }

    @Fact(value = "sum of the lines after discounts, without shipping", least = 0)
    @JsonIgnore
    public BigDecimal total() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : lines) {
            sum = sum.add(line.net());
        }
        return sum;
    }

    @Fact(value = "units of all lines", least = 0)
    @JsonIgnore
    public long quantity() {
        return units(line -> true);
    }

    @Fact(value = "units of a category", least = 0)
    public long quantityOf(@Names(Word.CATEGORY) String category) {
        return units(line -> line.category().equals(category));
    }

    @Fact(value = "price of a category's lines", least = 0)
    public BigDecimal amountOf(@Names(Word.CATEGORY) String category) {
        return price(line -> line.category().equals(category));
    }

    @Fact(value = "units of lines with a tag", least = 0)
    public long quantityOfTag(@Names(Word.TAG) String tag) {
        return units(line -> line.tags().contains(tag));
    }

    @Fact(value = "price of lines with a tag", least = 0)
    public BigDecimal amountOfTag(@Names(Word.TAG) String tag) {
        return price(line -> line.tags().contains(tag));
    }

    @Fact(value = "units of a brand", least = 0)
    public long quantityOfBrand(@Names(Word.BRAND) String brand) {
        return units(line -> line.brand().equals(brand));
    }

    @Fact(value = "price of a brand's lines", least = 0)
    public BigDecimal amountOfBrand(@Names(Word.BRAND) String brand) {
        return price(line -> line.brand().equals(brand));
    }

    @Fact(value = "units of an article", least = 0)
    public long quantityOfSku(@Names(Word.ANY) String sku) {
        return units(line -> line.sku().equals(sku));
    }

    @Fact(value = "price of an article's lines", least = 0)
    public BigDecimal amountOfSku(@Names(Word.ANY) String sku) {
        return price(line -> line.sku().equals(sku));
    }

    private long units(Predicate<Line> of) {
        long sum = 0;
        for (Line line : lines) {
            if (of.test(line)) {
                sum += line.quantity();
            }
        }
        return sum;
    }

    private BigDecimal price(Predicate<Line> of) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : lines) {
            if (of.test(line)) {
                sum = sum.add(line.net());
            }
        }
        return sum;
    }
}
