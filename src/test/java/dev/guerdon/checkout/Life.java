package dev.guerdon.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What happens to a customer, by chance: the same seed always brings the same. */
final class Life {
    private final Customer customer;
    private final Random random;
    private final Duration pace;
    private final List<String> orders = new ArrayList<>();
    private final List<String> redemptions = new ArrayList<>();
    private Instant now;
    private int steps;
    private long earnedOtherwise;
    private long redeemedOtherwise;

    /** @param pace between two steps, at most */
    Life(Customer customer, long seed, Duration pace) {
        this.customer = customer;
        this.random = new Random(seed);
        this.pace = pace;
        this.now = Instant.now().minus(pace.multipliedBy(40));
        customer.checkIn("first", now);
        this.earnedOtherwise = 2;
    }

    /** The moment of the last thing that happened. */
    Instant now() {
        return now;
    }

    /** Points that came otherwise than by orders. */
    long earnedOtherwise() {
        return earnedOtherwise;
    }

    /** Points that were spent otherwise than on orders. */
    long redeemedOtherwise() {
        return redeemedOtherwise;
    }

    /** Every code that the customer could hand in, one that is public, and one that nobody knows. */
    String codes() {
        List<String> codes = new ArrayList<>(customer.profile().getList("coupons.code"));
        return "\"" + String.join("\",\"", codes.stream().limit(18).toList()) + (codes.isEmpty() ? "" : "\",\"")
                + "EVERYONE\",\"NOBODY\"";
    }

    /** One thing more happens. */
    void step() {
        now = now.plusSeconds(random.nextInt((int) pace.toSeconds()));
        String id = "s" + steps++;
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> order(id);
            case 3, 4 -> takeBack(id);
            case 5 -> checkIn(id);
            case 6 -> redeem(id);
            default -> adjust(id);
        }
    }

    private void order(String id) {
        String basket = "\"redeem\":{\"points\":%d},\"coupons\":[%s],%s"
                .formatted(random.nextInt(200), codes(), WhateverHappensTest.someLines(random));
        customer.order(id, customer.basket(now, basket)).then().statusCode(201);
        orders.add(id);
    }

    private void takeBack(String id) {
        if (!orders.isEmpty()) {
            String order = orders.get(random.nextInt(orders.size()));
            Response answer = random.nextInt(5) == 0
                    ? customer.cancel(order, now)
                    : customer.takeBack(order, id, now, "l" + random.nextInt(3), 1 + random.nextInt(3));
            assertThat(answer.statusCode()).isIn(200, 201, 400, 409);
        }
    }

    private void checkIn(String id) {
        earnedOtherwise +=
                customer.checkIn(id, now).then().statusCode(201).extract().<Integer>path("points.earned");
    }

    private void redeem(String id) {
        if (!redemptions.isEmpty() && random.nextBoolean()) {
            customer.cancelRedemption(redemptions.remove(0), now).then().statusCode(201);
            redeemedOtherwise -= 20;
        } else if (customer.redeem(id, now, 20).statusCode() == 201) {
            redemptions.add(id);
            redeemedOtherwise += 20;
        }
    }

    private void adjust(String id) {
        customer.adjust(id, now, random.nextBoolean() ? 50 : -60).then().statusCode(201);
    }

    /** All orders come back. */
    void cancelAll() {
        orders.forEach(
                order -> assertThat(customer.cancel(order, now).statusCode()).isIn(200, 201, 409));
    }
}
