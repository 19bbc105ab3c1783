package dev.guerdon.rehearsal.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.batch.Runs;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.request.Json;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the moves of a journey through the running service: calls with their own moments, and its jobs at night. */
final class ServiceWalk {
    /** Without scores, which depend on everybody else. */
    private static final List<String> JOBS = List.of("release", "expiry", "tiers", "segments", "lifecycle");

    private static final String UNITS_LEFT = """
            select line ->> 'lineId', (line ->> 'quantity')::integer
                   - coalesce((select sum((back ->> 'quantity')::integer)
                                 from order_return r, json_array_elements(r.answer -> 'lines') as back
                                where r.order_id = o.order_id and back ->> 'lineId' = line ->> 'lineId'), 0)
              from shop_order o, json_array_elements(o.body -> 'lines') as line
             where o.order_id = ?""";

    private final Runs runs;
    private final Database database;
    private final Json json;
    private final String member;
    private final ZoneId zone;
    private Instant now;

    ServiceWalk(Runs runs, Database database, Json json, String member, ZoneId zone, Instant begin) {
        this.runs = runs;
        this.database = database;
        this.json = json;
        this.member = member;
        this.zone = zone;
        this.now = begin;
    }

    void enrol(Member.Person person) {
        Map<String, Object> body = new HashMap<>();
        body.put("joinedOn", person.joinedOn().toString());
        body.put("consents", person.consents());
        if (person.birthday() != null) {
            body.put("birthday", person.birthday().toString());
        }
        assertThat(put("/v1/members/" + member, body).statusCode()).isEqualTo(201);
    }

    /** The service's answer; empty for a move of time. */
    Optional<Response> make(Move move) {
        Instant before = now;
        now = move.at();
        Step step = move.step();
        if (step instanceof Step.Order order) {
            return Optional.of(put("/v1/orders/" + unique(order.basket().id()), body(order)));
        } else if (step instanceof Step.Return back) {
            return goodsBack(back);
        } else if (step instanceof Step.Cancellation cancellation) {
            return Optional.of(put("/v1/orders/" + unique(cancellation.orderId()) + "/cancellation", at()));
        } else if (step instanceof Step.Deed deed) {
            return Optional.of(put(ofMember("activities", deed.id()), body(deed)));
        } else if (step instanceof Step.Redemption redemption) {
            Map<String, Object> body = at();
            body.put("points", redemption.points());
            return Optional.of(put(ofMember("redemptions", redemption.id()), body));
        } else if (step instanceof Step.RedemptionCancellation cancellation) {
            return Optional.of(put(ofMember("redemptions", cancellation.id()) + "/cancellation", at()));
        } else if (step instanceof Step.Adjustment adjustment) {
            return Optional.of(put(ofMember("adjustments", adjustment.id()), body(adjustment)));
        } else if (step instanceof Step.Waiting) {
            Nights.between(before.atZone(zone), now.atZone(zone)).forEach(night -> night(night.toInstant()));
        } else if (step instanceof Step.Nightly) {
            night(now);
        }
        return Optional.empty();
    }

    private void night(Instant at) {
        JOBS.forEach(job -> assertThat(runs.run(job, at).status()).isEqualTo("done"));
    }

    /** Ids of orders are shared by all members. */
    String unique(String orderId) {
        return member + "-" + orderId;
    }

    private String ofMember(String what, String id) {
        return "/v1/members/" + member + "/" + what + "/" + id;
    }

    private Map<String, Object> at() {
        Map<String, Object> body = new HashMap<>();
        body.put("at", time().toString());
        return body;
    }

    private OffsetDateTime time() {
        return now.atZone(zone).toOffsetDateTime();
    }

    private Map<String, Object> body(Step.Order order) {
        Map<String, Object> body = at();
        body.put("memberId", member);
        body.put("coupons", order.coupons().stream().map(this::code).toList());
        body.put("redeem", Map.of("points", order.redeem()));
        body.put("lines", order.basket().lines().stream().map(ServiceWalk::body).toList());
        return body;
    }

    private static Map<String, Object> body(Line line) {
        return Map.of(
                "lineId", line.id(),
                "sku", line.sku(),
                "category", line.category(),
                "quantity", line.quantity(),
                "unitPrice", line.unitPrice());
    }

    private Map<String, Object> body(Step.Deed deed) {
        Map<String, Object> body = at();
        body.put("activityType", deed.type());
        body.put("subject", deed.subject());
        body.put("attributes", deed.attributes());
        return body;
    }

    private Map<String, Object> body(Step.Adjustment adjustment) {
        Map<String, Object> body = at();
        body.put("points", adjustment.points());
        body.put("qualifying", adjustment.qualifying());
        body.put("allowDebt", adjustment.allowDebt());
        body.put("reason", "journey");
        body.put("actor", "journey");
        return body;
    }

    /** All that is left is for a shop to say line by line; where nothing is, there is nothing to send. */
    private Optional<Response> goodsBack(Step.Return back) {
        Map<String, Integer> units = back.units().isEmpty() ? left(back.orderId()) : back.units();
        List<Map<String, Object>> lines = units.entrySet().stream()
                .map(each -> Map.<String, Object>of("lineId", each.getKey(), "quantity", each.getValue()))
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> body = at();
        body.put("lines", lines);
        return Optional.of(put("/v1/orders/" + unique(back.orderId()) + "/returns/" + back.returnId(), body));
    }

    private Map<String, Integer> left(String orderId) {
        Map<String, Integer> units = new HashMap<>();
        database.read(
                new RoundTrip().query(UNITS_LEFT, row -> units.put(row.getString(1), row.getInt(2)), unique(orderId)));
        units.values().removeIf(left -> left == 0);
        return units;
    }

    /** The member's own code for a coupon that a journey names by its definition: of those that can be used the first to end. */
    private String code(String definition) {
        String day = now.atZone(zone).toLocalDate().toString();
        List<String> open =
                texts("select code from coupon where member_id = '" + member + "' and definition = '" + definition
                        + "' and status = 'open' and (last_day is null or last_day >= '" + day
                        + "') order by last_day nulls last limit 1");
        List<String> others = texts("select code from coupon where member_id = '" + member + "' and definition = '"
                + definition + "' order by last_day desc nulls first limit 1");
        return open.isEmpty() ? others.isEmpty() ? definition : others.get(0) : open.get(0);
    }

    List<String> texts(String query) {
        List<String> texts = new ArrayList<>();
        database.read(new RoundTrip().query(query, row -> texts.add(row.getString(1))));
        return texts;
    }

    private Response put(String path, Object body) {
        return given().contentType("application/json").body(json.write(body)).put(path);
    }
}
