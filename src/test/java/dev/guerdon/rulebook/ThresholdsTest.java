package dev.guerdon.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Today;
import dev.guerdon.proposal.WithinReach;
import dev.guerdon.rulebook.Rulebook.Lacking;
import dev.guerdon.rulebook.files.RuleFiles;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lacks only a little: a gold member who spent 1,480.00 in 3 orders, and a basket of tea for 180.00 and two books for 20.00. */
class ThresholdsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 18);
    private static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            Basket( subtotal >= 250 )                                   | subtotal                | 50.00
            Basket( total > 250 )                                       | total                   | 50.01
            Basket( 250 <= subtotal )                                   | subtotal                | 50.00
            Basket( !(subtotal < 250) )                                 | subtotal                | 50.00
            Basket( !(250 >= total) )                                   | total                   | 50.01
            Basket( quantity >= 4 )                                     | quantity                | 1
            Basket( quantityOf("books") > 2 )                           | quantityOf("books")     | 1
            Basket( amountOf("books") >= 30 )                           | amountOf("books")       | 10.00
            Basket( amountOfTag("green") >= 200 )                       | amountOfTag("green")    | 20.00
            exists Basket( subtotal >= 250 )                            | subtotal                | 50.00
            Basket( subtotal >= 250, subtotal < 300 )                   | subtotal                | 50.00
            Basket( subtotal >= 400 )                                   | subtotal                | 200.00
            Basket( subtotal >= 100, quantity >= 4 )                    | quantity                | 1
            Member( tier == "gold" ) Basket( subtotal >= 250 )          | subtotal                | 50.00
            Basket( subtotal >= 250 ) not Line( category == "toys" )    | subtotal                | 50.00
            """)
    void aDiscountThatLacksOneNumberOnlyIsWithinReach(String condition, String measure, BigDecimal missing) {
        WithinReach within = within(condition, "").get(0);
        assertThat(within.measure()).isEqualTo(measure);
        assertThat(within.missing()).isEqualTo(missing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basket( subtotal >= 200 )",
                "Basket( subtotal >= 400.01 )",
                "Basket( amountOf(\"toys\") >= 1 )",
                "Basket( subtotal >= 250, quantity >= 4 )",
                "Basket( subtotal >= 250, channel == \"app\" )",
                "Member( tier == \"basic\" ) Basket( subtotal >= 250 )",
                "Basket( shipping >= 1 )",
                "Basket( subtotal >= 250 || quantity >= 4 )",
                "( Basket( subtotal >= 250 ) or Basket( quantity >= 4 ) )",
                "not Basket( subtotal >= 250 )",
                "Basket( subtotal >= 250 ) exists Line( category == \"toys\" )"
            })
    void whatLacksMoreThanThatIsNot(String condition) {
        assertThat(within(condition, "")).isEmpty();
    }

    @Test
    void aRuleOrCampaignThatIsNotRunningIsNotWithinReach() {
        assertThat(within("Basket( subtotal >= 250 )", "@until(\"2026-06-17\")"))
                .isEmpty();
        assertThat(within("Basket( subtotal >= 250 )", "@until(\"2026-06-18\")"))
                .hasSize(1);
    }

    @Test
    void aHintWrittenByHandIsNoThreshold() {
        String hint = discount("Basket( subtotal >= 250 )", "").replace("amountOff(5)", "hint(\"Nearly!\")");
        assertThat(rulebook(Map.of("discounts/test.drl", hint)).withinReach(basket(), facts(), NOW))
                .isEmpty();
    }

    @Test
    void theNearestWayToATierIsTheOneOfWhoseNumbersTheSmallestPartsAreMissing() {
        String ways = tier("Spend", "spend12m >= 2200") + tier("Orders", "orders12m >= 12");
        assertThat(lacking(ways)).containsExactly(new Lacking("spend12m", new BigDecimal("720.00")));
        String more = ways + tier("Both", "spend12m > 1500, orders12m > 3");
        assertThat(lacking(more))
                .containsExactly(
                        new Lacking("spend12m", new BigDecimal("20.01")), new Lacking("orders12m", BigDecimal.ONE));
    }

    @Test
    void aWayWhoseOtherConditionsDoNotHoldIsNone() {
        assertThat(lacking(tier("Lower", "atLeast(\"gold\"), spend12m >= 2000")))
                .hasSize(1);
        assertThat(lacking(tier("Higher", "atLeast(\"platinum\"), spend12m >= 2000")))
                .isEmpty();
        assertThat(lacking(tier("Over", "spend12m >= 2000").replace("when", "@until(\"2026-06-17\") when")))
                .isEmpty();
        assertThat(lacking(tier("Total", "orders12m < 3, spend12m >= 2000"))).isEmpty();
    }

    private static List<Lacking> lacking(String rules) {
        return rulebook(Map.of("tiers/spend.drl", "package tiers\n" + rules))
                .lacking("platinum", Regular.with(3, TODAY));
    }

    private static String tier(String name, String condition) {
        return "rule \"%s\"\nwhen\n    Member( %s )\nthen\n    propose.qualifiesFor(\"platinum\");\nend\n"
                .formatted(name, condition);
    }

    private static List<WithinReach> within(String condition, String metadata) {
        return rulebook(Map.of("discounts/test.drl", discount(condition, metadata)))
                .withinReach(basket(), facts(), NOW);
    }

    private static String discount(String condition, String metadata) {
        return "package discounts\nrule \"Test\" %s\nwhen\n    %s\nthen\n    propose.amountOff(5);\nend\n"
                .formatted(metadata, condition);
    }

    private static Rulebook rulebook(Map<String, String> files) {
        Map<String, String> all = new HashMap<>(files);
        all.put("programme.yaml", "currency: GBP\nzone: Europe/London\ntiers: [basic, silver, gold, platinum]\n");
        Candidate candidate =
                Candidate.of(RuleFiles.read(Path.of("src/test/rules/retail")).with(all));
        assertThat(candidate.findings()).isEmpty();
        return candidate.rulebook().orElseThrow();
    }

    private static List<Object> facts() {
        return List.of(
                Regular.with(3, TODAY),
                basket(),
                basket().lines().get(0),
                basket().lines().get(1),
                new Today(TODAY, Set.of()));
    }

    private static Basket basket() {
        return new Basket(
                "",
                NOW,
                TODAY,
                "web",
                "",
                "",
                "GBP",
                new BigDecimal("7.00"),
                List.of(line("tea", 1, "180.00"), line("books", 2, "20.00")),
                Set.of(),
                Map.of());
    }

    private static Line line(String category, int quantity, String amount) {
        BigDecimal price = new BigDecimal(amount);
        Set<String> tags = category.equals("tea") ? Set.of("green") : Set.of();
        return new Line(category, "", category, "", tags, quantity, price, price, price, price, Map.of());
    }
}
