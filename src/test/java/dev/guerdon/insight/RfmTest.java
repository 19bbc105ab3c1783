package dev.guerdon.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.guerdon.insight.Rfm.Customer;
import dev.guerdon.insight.Rfm.Scores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RfmTest {
    private static final Path EXPECTED = Path.of("..", "shared", "data", "expected_rfm.csv.gz");

    @Test
    void fiveDifferentCustomersGetAScoreEach() {
        List<Customer> customers = List.of(
                customer(1, 5, 50), customer(2, 4, 40), customer(3, 3, 30), customer(4, 2, 20), customer(5, 1, 10));

        Rfm rfm = Rfm.among(customers);

        assertThat(customers)
                .extracting(rfm::of)
                .containsExactly(
                        new Scores(5, 5, 5),
                        new Scores(4, 4, 4),
                        new Scores(3, 3, 3),
                        new Scores(2, 2, 2),
                        new Scores(1, 1, 1));
    }

    @Test
    void aCustomerAloneHasNobodyToCompareWith() {
        Customer alone = customer(0, 100, 1000);

        assertThat(Rfm.among(List.of(alone)).of(alone)).isEqualTo(new Scores(5, 1, 1));
    }

    @Test
    void customersWhoAreAlikeScoreAlikeHoweverManyTheyAre() {
        Customer usual = customer(10, 1, 20);
        Customer best = customer(1, 2, 30);
        List<Customer> customers = List.of(usual, usual, usual, usual, best);

        Rfm rfm = Rfm.among(customers);

        assertThat(rfm.of(usual)).isEqualTo(new Scores(4, 1, 1));
        assertThat(rfm.of(best)).isEqualTo(new Scores(5, 5, 5));
    }

    @Test
    void moneyIsComparedByValue() {
        Customer one = new Customer(1, 1, new BigDecimal("10.0"));
        Customer other = new Customer(1, 1, new BigDecimal("10.00"));

        Rfm rfm = Rfm.among(List.of(one, other));

        assertThat(rfm.of(one)).isEqualTo(rfm.of(other));
    }

    @Property(tries = 200)
    void whoIsNoWorseScoresNoLower(@ForAll("customers") List<Customer> customers) {
        Rfm rfm = Rfm.among(customers);
        for (Customer one : customers) {
            for (Customer other : customers) {
                if (one.orders() >= other.orders()) {
                    assertThat(rfm.of(one).frequency())
                            .isGreaterThanOrEqualTo(rfm.of(other).frequency());
                }
                if (one.daysSinceLast() <= other.daysSinceLast()) {
                    assertThat(rfm.of(one).recency())
                            .isGreaterThanOrEqualTo(rfm.of(other).recency());
                }
            }
        }
    }

    @Property(tries = 200)
    void theOrderOfCustomersChangesNothing(@ForAll("customers") List<Customer> customers, @ForAll long seed) {
        List<Customer> shuffled = new ArrayList<>(customers);
        Collections.shuffle(shuffled, new Random(seed));

        Rfm rfm = Rfm.among(customers);
        Rfm other = Rfm.among(shuffled);

        assertThat(customers).allSatisfy(each -> assertThat(other.of(each)).isEqualTo(rfm.of(each)));
    }

    @Test
    void aGiftShopsMembersScoreAsWorkedOutElsewhere() throws IOException {
        assumeThat(EXPECTED).as("the gift shop's data is not on this machine").exists();
        List<Customer> customers = new ArrayList<>();
        List<Scores> expected = new ArrayList<>();
        for (String line : lines(EXPECTED)) {
            String[] cells = line.split(",", -1);
            customers.add(new Customer(Integer.parseInt(cells[1]), Long.parseLong(cells[2]), new BigDecimal(cells[3])));
            expected.add(
                    new Scores(Integer.parseInt(cells[4]), Integer.parseInt(cells[5]), Integer.parseInt(cells[6])));
        }

        Rfm rfm = Rfm.among(customers);

        assertThat(customers).extracting(rfm::of).isEqualTo(expected);
    }

    private static List<String> lines(Path packed) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(packed)), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        }
    }

    @Provide
    Arbitrary<List<Customer>> customers() {
        Arbitrary<Customer> customer = Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.longs().between(1, 9),
                        Arbitraries.integers().between(-50, 500))
                .as(RfmTest::customer);
        return customer.list().ofMinSize(1).ofMaxSize(40);
    }

    private static Customer customer(int days, long orders, int spend) {
        return new Customer(days, orders, BigDecimal.valueOf(spend));
    }
}
