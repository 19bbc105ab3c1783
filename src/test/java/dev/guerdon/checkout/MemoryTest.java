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
    private Ordering ordering;

    @BeforeEach
    void open() {
        Database counted = new Database(waits.of(source));
        Memory memory = new Memory(1000);
        remembering = new Evaluating(live, counted, memory, clock);
        ordering = new Ordering(live, counted, memory, json, clock);
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
                assertSameDecision(someBasket(random, life, at));
                at = at.plusSeconds(random.nextInt(7200));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 31)
    void whateverHappensAnOrderIsDecidedAsByWhoKeepsNothing(long seed) {
        Random random = new Random(seed);
        Life life = new Life(customer, seed, Duration.ofMinutes(10));
        Instant last = life.now();
        for (int i = 0; i < 40; i++) {
            last = last.plusSeconds(1 + random.nextInt(30));
            remembering.evaluate(someBasket(random, life, last), false);
            if (random.nextBoolean()) {
                life.step();
                last = life.now().isAfter(last) ? life.now() : last;
            }
            last = last.plusSeconds(1 + random.nextInt(30));
            BasketBody body = someBasket(random, life, last);
            Decision expected = forgetting.evaluate(body, false);

            Ordering.Ordered ordered = ordering.order("remembered-" + seed + "-" + i, body);

            assertThat(ordered.decision()).as(json.write(body)).isEqualTo(json.write(expected));
        }
    }

    @Test
    void anOrderReadsWhatIsKnownOfAMemberOnlyWhereItIsNotRemembered() {
        Instant at = noon().toInstant();
        customer.order("before", basket(at.minusSeconds(60)));
        BasketBody body = json.read(basket(at), BasketBody.class);

        remembering.evaluate(body, false);
        waits.taken();
        ordering.order("remembered", body);
        Waits.Counted remembered = waits.taken();
        ordering.order("forgotten", body);
        Waits.Counted forgotten = waits.taken();
        remembering.evaluate(body, false);
        customer.checkIn("a", at);
        waits.taken();
        ordering.order("overtaken", body);
        Waits.Counted overtaken = waits.taken();

        assertThat(forgotten.statements()).isGreaterThan(remembered.statements());
        assertThat(forgotten.waits()).isEqualTo(remembered.waits());
        assertThat(overtaken.waits()).isEqualTo(remembered.waits() + 1);
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

    private BasketBody someBasket(Random random, Life life, Instant at) {
        int redeemed = random.nextBoolean() ? 0 : random.nextInt(200);
        String fields = "\"redeem\":{\"points\":%d},\"coupons\":[%s],%s"
                .formatted(redeemed, life.codes(), WhateverHappensTest.someLines(random));
        return json.read(customer.basket(at, fields), BasketBody.class);
    }

    private void assertSameDecision(String basket) {
        assertSameDecision(json.read(basket, BasketBody.class));
    }

    private void assertSameDecision(BasketBody body) {
        Decision kept = remembering.evaluate(body, false);
        assertThat(json.write(kept)).as(json.write(body)).isEqualTo(json.write(forgetting.evaluate(body, false)));
    }
}
