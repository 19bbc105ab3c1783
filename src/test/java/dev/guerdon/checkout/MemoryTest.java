package dev.guerdon.checkout;

import static dev.guerdon.checkout.Customer.line;
import static dev.guerdon.checkout.Customer.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.database.Database;
import dev.guerdon.database.Waits;
import dev.guerdon.decision.Decision;
import dev.guerdon.request.Json;
import dev.guerdon.rulebook.LiveRulebook;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept in memory of a member changes no decision: each is compared with one for which nothing is kept. */
@QuarkusTest
@TestRules.Under(RichRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class MemoryTest {
    private static final int NONE = 0;

    private final Customer customer = new Customer();
    private final Waits waits = new Waits();

    @Inject
    LiveRulebook live;

    @Inject
    Database database;

    @Inject
    DataSource source;

    @Inject
    Clock clock;

    @Inject
    Json json;

    private Evaluating remembering;
    private Evaluating forgetting;

    @BeforeEach
    void open() {
        remembering = new Evaluating(live, new Database(waits.of(source)), new Memory(1000), clock);
        forgetting = new Evaluating(live, database, new Memory(NONE), clock);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void whateverHappensADecisionIsTheOneOfWhoKeepsNothing(long seed) {
        Random random = new Random(seed);
        Life life = new Life(customer, seed, Duration.ofHours(random.nextInt(1, 40)));
        for (int i = 0; i < 40; i++) {
            life.step();
            Instant at = life.now().plusSeconds(random.nextInt(-4000, 20_000));
            for (int again = 0; again < 3; again++) {
                String fields = "\"redeem\":{\"points\":%d},\"coupons\":[%s],%s"
                        .formatted(random.nextInt(200), life.codes(), WhateverHappensTest.someLines(random));
                assertSameDecision(customer.basket(at, fields));
                at = at.plusSeconds(random.nextInt(7200));
            }
        }
    }

    @Test
    void whatIsKnownOfAMemberIsReadOnce() {
        Instant at = noon().toInstant();
        customer.order("o", basket(at.minusSeconds(60)));

        evaluate(at);
        int first = waits.taken().statements();
        evaluate(at.plusSeconds(5));
        int second = waits.taken().statements();
        customer.checkIn("a", at);
        evaluate(at.plusSeconds(6));
        int afterwards = waits.taken().statements();

        assertThat(first).isGreaterThan(second);
        assertThat(second).isPositive();
        assertThat(afterwards).isEqualTo(first + second);
    }

    @Test
    void anOrderThatLiesAheadCountsFromItsMomentOn() {
        Instant at = clock.instant();
        customer.order("o", basket(at.plusSeconds(200)));

        assertSameDecision(basket(at));
        assertSameDecision(basket(at.plusSeconds(100)));
        assertSameDecision(basket(at.plusSeconds(300)));
    }

    @Test
    void anOrderLeavesAWindowInTheMiddleOfADay() {
        ZonedDateTime noon = noon();
        customer.order("o90", basket(noon.minusDays(90).toInstant()));
        customer.order("o12", basket(noon.minusMonths(12).toInstant()));

        assertSameDecision(basket(noon.minusSeconds(60).toInstant()));
        assertSameDecision(basket(noon.plusSeconds(60).toInstant()));
    }

    @Test
    void aNewDayIsReadAnew() {
        Instant at = noon().toInstant();
        customer.order("o", basket(at.minusSeconds(60)));
        evaluate(at);
        waits.taken();

        assertSameDecision(basket(at.plus(Duration.ofDays(1))));
        assertThat(waits.taken().statements()).isGreaterThan(2);
    }

    /** Yesterday's noon in the programme's zone. */
    private ZonedDateTime noon() {
        return clock.instant()
                .atZone(live.current().programme().zone())
                .minusDays(1)
                .with(LocalTime.NOON);
    }

    private String basket(Instant at) {
        return customer.basket(at, lines(line("1", "toys", 2, "49.90")));
    }

    private Decision evaluate(Instant at) {
        return remembering.evaluate(json.read(basket(at), BasketBody.class), false);
    }

    private void assertSameDecision(String basket) {
        BasketBody body = json.read(basket, BasketBody.class);
        Decision kept = remembering.evaluate(body, false);
        assertThat(json.write(kept)).as(basket).isEqualTo(json.write(forgetting.evaluate(body, false)));
    }
}
