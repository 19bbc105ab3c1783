package dev.guerdon.checkout;

import static dev.guerdon.checkout.Customer.line;
import static dev.guerdon.checkout.Customer.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.ledger.Audit;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold over HTTP and on the database whatever customers do. The number of a test is the seed of what happens. */
@QuarkusTest
@TestRules.Under(RichRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class WhateverHappensTest {
    private static final List<String> CATEGORIES = List.of("toys", "books", "fee", "");

    private final Customer customer = new Customer();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aQuoteIsTheOrderBookedRightAfterIt(long seed) {
        Random random = new Random(seed);
        Life life = new Life(customer, seed, Duration.ofDays(1));
        Instant at = Instant.now().minus(Duration.ofDays(60));
        for (int i = 0; i < 20; i++) {
            at = at.plus(Duration.ofHours(random.nextInt(72)));
            String fields = "\"shipping\":4.90,\"coupons\":[" + life.codes() + "]," + someLines(random);
            long most =
                    customer.evaluate(customer.basket(at, fields)).jsonPath().getLong("redemption.maxPoints");
            long redeem = random.nextBoolean() ? most : random.nextInt(300);
            String basket = customer.basket(at, "\"redeem\":{\"points\":" + redeem + "}," + fields);

            Response quote = customer.evaluate(basket);
            Response booked = customer.order("o" + i, basket);

            assertThat(booked.statusCode()).as(basket).isEqualTo(201);
            assertThat(booked.asString()).as(basket).isEqualTo(quote.asString());
            assertThat(booked.jsonPath().getLong("redemption.points")).isEqualTo(Math.min(redeem, most));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theAccountAgreesWithItsEntriesAndLotsAfterEveryStep(long seed) throws SQLException {
        Life life = new Life(customer, seed, Duration.ofDays(9));
        for (int i = 0; i < 40; i++) {
            life.step();
            assertLaw();
        }
        assertAudited();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void nothingIsLeftOfOrdersThatCameBackWhole(long seed) throws SQLException {
        Life life = new Life(customer, seed, Duration.ofHours(9));
        for (int i = 0; i < 40; i++) {
            life.step();
        }
        life.cancelAll();

        JsonPath points = assertLaw();
        assertThat(points.getLong("points.earned") - points.getLong("points.clawedBack"))
                .isEqualTo(life.earnedOtherwise());
        assertThat(points.getLong("points.redeemed")).isEqualTo(life.redeemedOtherwise());
        assertThat(points.getInt("orders")).isZero();
        assertThat(points.getDouble("spend12m")).isZero();
        assertThat(points.getString("tier.current")).isEqualTo("basic");
        assertThat(points.getList("badges")).isEmpty();
        assertThat(points.getList("coupons")).isEmpty();
        assertAudited();
    }

    @Test
    void twoHundredOrdersAndReturnsAtOnceLeaveTheLedgerInOrder() throws Exception {
        Instant at = Instant.now();
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String order = "o" + i;
            String basket = customer.basket(at, "\"redeem\":{\"points\":5}," + lines(line("1", "", 2, "7.50")));
            calls.add(() -> customer.order(order, basket).statusCode());
            calls.add(() -> customer.takeBack(order, "r", at, "1", 1).statusCode());
        }
        List<Integer> statuses = Customer.atOnce(calls);

        int back = 0;
        for (int i = 0; i < 100; i++) {
            assertThat(statuses.get(2 * i)).isEqualTo(201);
            assertThat(statuses.get(2 * i + 1)).isIn(201, 404);
            back += statuses.get(2 * i + 1) == 201 ? 1 : 0;
        }
        assertThat(assertLaw().getInt("orders")).isEqualTo(100);
        assertThat(assertLaw().getDouble("spend12m")).isLessThanOrEqualTo(100 * 15.0 - back * 7.45);
        assertAudited();
    }

    private JsonPath assertLaw() {
        JsonPath profile = customer.profile();
        Map<String, Integer> points = profile.getMap("points"); // at once, because each path is compiled anew
        assertThat(points.get("earned")
                        - points.get("clawedBack")
                        - points.get("redeemed")
                        - points.get("expired")
                        + points.get("adjusted"))
                .isEqualTo(points.get("available") + points.get("pending") - points.get("debt"));
        return profile;
    }

    private static void assertAudited() throws SQLException {
        RoundTrip reads = new RoundTrip();
        List<Audit.Discrepancy> found = Audit.discrepancies(reads);
        try (Connection connection = TestDatabase.connect()) {
            reads.run(connection);
        }
        assertThat(found).isEmpty();
    }

    static String someLines(Random random) {
        return lines(IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> line(
                        "l" + i,
                        CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                        1 + random.nextInt(5),
                        "%d.%04d".formatted(random.nextInt(40), random.nextInt(10_000))))
                .toArray(String[]::new));
    }
}
