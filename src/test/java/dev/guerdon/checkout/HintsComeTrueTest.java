package dev.guerdon.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.decision.Decider;
import dev.guerdon.decision.Decision;
import dev.guerdon.decision.Question;
import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Today;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.tier.Prospects;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random discounts, and customers who do what they are told at the checkout to the letter. */
class HintsComeTrueTest {
    private static final RuleFiles SHOP = RuleFiles.read(Path.of("src/test/rules/retail"));
    private static final String PROGRAMME = """
            currency: GBP
            zone: Europe/London
            tiers: [basic, silver, gold, platinum]
            categories:
              fee: {spend: false}
              product: {}
              tea: {}
              socks: {}
            """;
    private static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");
    private static final Pattern OF = Pattern.compile("(\\w+?)(Tag)?\\(\"(.+)\"\\)");

    private static final String PART = " Basket( $part : (subtotal * 0.05) )";
    private static final List<String> CATEGORIES = List.of("tea", "socks", "fee");

    @Property(tries = 500)
    void whoBuysWhatIsMissingGetsWhatWasPromised(@ForAll long seed) {
        Random random = new Random(seed);
        Candidate candidate =
                Candidate.of(SHOP.with(Map.of("programme.yaml", PROGRAMME, "discounts/random.drl", rules(random))));
        Assume.that(candidate.rulebook().isPresent());
        Rulebook rulebook = candidate.rulebook().orElseThrow();
        List<Line> lines = lines(random);
        Decision before = decide(rulebook, lines);
        for (Decision.Hint hint : before.hints()) {
            List<Line> more = new ArrayList<>(lines);
            more.add(bought(hint, lines));
            assertCameTrue(hint, before, decide(rulebook, more));
        }
    }

    private static void assertCameTrue(Decision.Hint hint, Decision before, Decision after) {
        assertThat(given(hint, after)).as(hint.text()).isNotEmpty();
        if (hint.gives().equals("MUG as a gift")) {
            return; // it is there, and costs nothing
        }
        assertThat(off(after)).as(hint.text()).isGreaterThan(off(before));
    }

    private static Money off(Decision decision) {
        Decision.Pricing pricing = decision.pricing();
        return pricing.discount().plus(Money.of("7.00")).minus(pricing.shipping());
    }

    private static List<Decision.Effect> given(Decision.Hint hint, Decision decision) {
        return decision.effects().stream()
                .filter(effect ->
                        effect.rule().equals(hint.rule()) && effect.status().equals(Decision.Effect.APPLIED))
                .toList();
    }

    /** Nothing but what the hint names. */
    private static Line bought(Decision.Hint hint, List<Line> lines) {
        Matcher of = OF.matcher(hint.measure());
        boolean isPart = of.matches();
        String kind = isPart ? of.group(2) : null;
        String what = isPart ? of.group(3) : "";
        boolean isUnits = hint.measure().startsWith("quantity");
        BigDecimal price = isUnits
                ? lines.stream()
                        .filter(line -> !isPart
                                || ("Tag".equals(kind)
                                        ? line.tags().contains(what)
                                        : line.category().equals(what)))
                        .map(Line::unitPrice)
                        .min(BigDecimal::compareTo)
                        .orElseThrow()
                : hint.missing();
        int quantity = isUnits ? hint.missing().intValueExact() : 1;
        return line(
                "bought",
                isPart && kind == null ? what : "",
                "Tag".equals(kind) ? Set.of(what) : Set.of(),
                quantity,
                price);
    }

    private static Decision decide(Rulebook rulebook, List<Line> lines) {
        Programme programme = rulebook.programme();
        Today today = Today.of(programme, NOW);
        Basket basket = new Basket(
                "", NOW, today.date(), "web", "", "", "GBP", new BigDecimal("7.00"), lines, Set.of(), Map.of());
        OffsetDateTime at = NOW.atOffset(ZoneOffset.UTC);
        Question question = new Question(
                programme,
                rulebook.version(),
                at,
                today,
                null,
                basket,
                List.of(),
                0,
                0,
                Map.of(),
                new Prospects(rulebook, null, NOW));
        return Decider.decide(question, rulebook.asking(NOW)::propose).decision();
    }

    private static List<Line> lines(Random random) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            BigDecimal price = BigDecimal.valueOf(50 + random.nextInt(4_000), 2);
            Set<String> tags = random.nextInt(3) == 0 ? Set.of("new") : Set.of();
            lines.add(line(
                    String.valueOf(i),
                    CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                    tags,
                    1 + random.nextInt(4),
                    price));
        }
        return lines;
    }

    private static Line line(String id, String category, Set<String> tags, int quantity, BigDecimal price) {
        BigDecimal amount = price.multiply(BigDecimal.valueOf(quantity));
        return new Line(id, "sku-" + id, category, "", tags, quantity, price, amount, amount, amount, Map.of());
    }

    private static String rules(Random random) {
        StringBuilder rules = new StringBuilder("package discounts\n");
        for (int i = 0; i <= 1 + random.nextInt(5); i++) {
            String group = random.nextInt(3) == 0 ? " @bestOf(\"best\")" : "";
            String then = consequence(random);
            String read = then.contains("$line") ? " $line : Line()" : then.contains("$part") ? PART : "";
            rules.append("rule \"%d\"%s when %s%s then %s end\n".formatted(i, group, condition(random), read, then));
        }
        return rules.toString();
    }

    private static String condition(Random random) {
        int money = 10 + random.nextInt(120);
        int units = 2 + random.nextInt(6);
        String basket = switch (random.nextInt(11)) {
            case 0 -> "Basket( subtotal >= %d )";
            case 1 -> "Basket( subtotal >= %d, subtotal < " + (money + 20) + " )";
            case 2 -> "Basket( amountOf(\"tea\") > %d )";
            case 3 -> "Basket( amountOfTag(\"new\") >= %d )";
            case 4 -> "Basket( subtotal < %d )";
            case 5 -> "Basket( quantity >= " + units + " )";
            case 6 -> "Basket( quantityOf(\"socks\") >= " + units + " )";
            case 7 -> "Basket( quantityOfTag(\"new\") > " + units + " )";
            case 8 -> "accumulate( Line( $n : net ); $s : sum($n); $s < %d )";
            case 9 -> "Basket( subtotal >= %d ) not Line( quantity > " + units + " )";
            default -> "Basket( total >= %d, quantity < " + (units + 3) + " )";
        };
        return basket.formatted(money);
    }

    private static String consequence(Random random) {
        int money = 1 + random.nextInt(15);
        int threshold = 15 + random.nextInt(100);
        return switch (random.nextInt(11)) {
            case 0, 1 -> "propose.amountOff(" + money + ");";
            case 2 -> "propose.percentOff(" + money + ");";
            case 3 -> "propose.percentOff($line, " + money * 5 + ");";
            case 4 -> "propose.amountOff($line, " + money + ");";
            case 5 -> "propose.amountOffFrom(" + threshold + ", " + money + ");";
            case 6 -> "propose.amountOffEvery(" + threshold + ", " + money + ");";
            case 7 -> "propose.cheapestFree(\"socks\", " + (2 + random.nextInt(3)) + ");";
            case 8 -> "propose.freeShipping();";
            case 9 -> "propose.gift(\"MUG\", 1);";
            default -> "propose.amountOff($part);";
        };
    }
}
