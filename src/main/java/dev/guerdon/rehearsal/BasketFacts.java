package dev.guerdon.rehearsal;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Word;
import dev.guerdon.money.Currency;
import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a scenario's {@code basket:}, which looks like the body of an evaluation. */
final class BasketFacts {
    private static final int MOST_LINES = 1_000;
    private static final int MOST_UNITS = 1_000_000;
    private static final long MOST_POINTS = 1_000_000_000;
    private static final String MOST_MONEY = "1000000000";
    private static final int PRICE_DECIMALS = 4;

    private final YamlMap yaml;
    private final Words words;

    BasketFacts(YamlMap yaml, Words words) {
        this.yaml = yaml;
        this.words = words;
    }

    Basket basket(Instant at, LocalDate date) {
        Currency currency = words.programme().currency();
        return new Basket(
                yaml.word("id").orElse(""),
                at,
                date,
                words.word(yaml, "channel", Word.CHANNEL),
                yaml.word("store").orElse(""),
                words.word(yaml, "payment", Word.PAYMENT),
                currency.code(),
                yaml.decimal("shipping", "0", MOST_MONEY, currency.decimals()).orElse(BigDecimal.ZERO),
                lines(currency),
                Set.copyOf(yaml.words("coupons")),
                words.attributes(yaml));
    }

    /** Each code is a coupon's definition, alone or followed by a hyphen and whatever makes it one of a kind. */
    List<Coupon> coupons() {
        List<Coupon> coupons = new ArrayList<>();
        for (YamlValue place : yaml.list("coupons")) {
            place.word()
                    .ifPresent(code -> words.coupons()
                            .flatMap(known -> definitionOf(code, known, place))
                            .ifPresent(definition -> coupons.add(new Coupon(code, definition))));
        }
        return coupons;
    }

    /** Points to pay with. */
    long redeem() {
        YamlMap redeem = yaml.map("redeem");
        long points = redeem.number("points", 0, MOST_POINTS, 0);
        redeem.done();
        return points;
    }

    private static Optional<String> definitionOf(String code, Set<String> known, YamlValue place) {
        Optional<String> longest = known.stream()
                .filter(definition -> code.equals(definition) || code.startsWith(definition + "-"))
                .max((one, other) -> Integer.compare(one.length(), other.length()));
        if (longest.isEmpty()) {
            place.report("There is no coupon \"" + code + "\"." + Nearest.advice(code, known));
        }
        return longest;
    }

    private List<Line> lines(Currency currency) {
        List<YamlValue> items = yaml.list("lines");
        if (items.isEmpty() || items.size() > MOST_LINES) {
            yaml.report("lines", "A basket has 1 to " + MOST_LINES + " lines.");
        }
        List<Line> lines = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlValue item : items) {
            YamlMap map = item.map();
            Line line = line(map, String.valueOf(lines.size() + 1), currency);
            map.done();
            if (!ids.add(line.id())) {
                item.report("The line \"" + line.id() + "\" stands in the basket twice.");
            }
            lines.add(line);
        }
        return lines;
    }

    private Line line(YamlMap map, String place, Currency currency) {
        int quantity = map.integer("quantity", 1, MOST_UNITS, 1);
        if (map.get("unitPrice").isEmpty()) {
            map.report("unitPrice", "A line must have a unitPrice.");
        }
        BigDecimal unitPrice =
                map.decimal("unitPrice", "0", MOST_MONEY, PRICE_DECIMALS).orElse(BigDecimal.ZERO);
        BigDecimal amount =
                currency.round(unitPrice.multiply(BigDecimal.valueOf(quantity))).amount();
        return new Line(
                map.word("lineId").orElse(place),
                map.word("sku").orElse(""),
                words.word(map, "category", Word.CATEGORY),
                words.word(map, "brand", Word.BRAND),
                words.words(map, "tags", Word.TAG),
                quantity,
                unitPrice,
                amount,
                amount,
                amount,
                words.attributes(map));
    }
}
