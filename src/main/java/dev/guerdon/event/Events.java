package dev.guerdon.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guerdon.checkout.BasketBody;
import dev.guerdon.checkout.CancellationBody;
import dev.guerdon.checkout.Ordering;
import dev.guerdon.checkout.ReturnBody;
import dev.guerdon.checkout.TakingBack;
import dev.guerdon.engagement.Acting;
import dev.guerdon.engagement.ActivityBody;
import dev.guerdon.engagement.Adjusting;
import dev.guerdon.engagement.AdjustmentBody;
import dev.guerdon.engagement.Redeeming;
import dev.guerdon.engagement.RedemptionBody;
import dev.guerdon.engagement.RedemptionCancellationBody;
import dev.guerdon.member.Enrolling;
import dev.guerdon.member.MemberBody;
import dev.guerdon.problem.Problem;
import dev.guerdon.request.Ids;
import dev.guerdon.rulebook.LiveRulebook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads single events: each type as the call it stands for. */
@ApplicationScoped
class Events {
    private final ObjectMapper json;
    private final Validator validator;
    private final Map<String, Reading> types = new TreeMap<>();

    /** Reads one kind of event. */
    @FunctionalInterface
    private interface Reading {
        Event of(ObjectNode event) throws JsonProcessingException;
    }

    Events(
            ObjectMapper json,
            Validator validator,
            LiveRulebook live,
            Enrolling enrolling,
            Ordering ordering,
            TakingBack takingBack,
            Acting acting,
            Redeeming redeeming,
            Adjusting adjusting) {
        this.json = json;
        this.validator = validator;
        types.put("member", event -> {
            String memberId = id(event, "memberId");
            MemberBody body = body(event, MemberBody.class);
            return Event.ofMember(
                    memberId,
                    () -> enrolling.put(live.current().programme(), memberId, body) != Enrolling.Outcome.UNCHANGED);
        });
        types.put("order", event -> {
            String orderId = id(event, "orderId");
            BasketBody body = body(event, BasketBody.class);
            return Event.ofNewOrder(
                    orderId,
                    body.memberId(),
                    () -> ordering.order(orderId, body).isNew());
        });
        types.put("return", event -> {
            String orderId = id(event, "orderId");
            String returnId = id(event, "returnId");
            ReturnBody body = body(event, ReturnBody.class);
            return Event.ofOrder(
                    orderId, () -> takingBack.takeBack(orderId, returnId, body).isNew());
        });
        types.put("cancellation", event -> {
            String orderId = id(event, "orderId");
            CancellationBody body = body(event, CancellationBody.class);
            return Event.ofOrder(orderId, () -> takingBack.cancel(orderId, body).isNew());
        });
        types.put("activity", event -> {
            String memberId = id(event, "memberId");
            String activityId = id(event, "activityId");
            ActivityBody body = body(event, ActivityBody.class);
            return Event.ofMember(
                    memberId, () -> acting.record(memberId, activityId, body).isNew());
        });
        types.put("redemption", event -> {
            String memberId = id(event, "memberId");
            String redemptionId = id(event, "redemptionId");
            RedemptionBody body = body(event, RedemptionBody.class);
            return Event.ofMember(
                    memberId,
                    () -> redeeming.redeem(memberId, redemptionId, body).isNew());
        });
        types.put("redemption-cancellation", event -> {
            String memberId = id(event, "memberId");
            String redemptionId = id(event, "redemptionId");
            RedemptionCancellationBody body = body(event, RedemptionCancellationBody.class);
            return Event.ofMember(
                    memberId,
                    () -> redeeming.cancel(memberId, redemptionId, body).isNew());
        });
        types.put("adjustment", event -> {
            String memberId = id(event, "memberId");
            String adjustmentId = id(event, "adjustmentId");
            AdjustmentBody body = body(event, AdjustmentBody.class);
            return Event.ofMember(
                    memberId,
                    () -> adjusting.adjust(memberId, adjustmentId, body).isNew());
        });
    }

    /**
     * Reads a line.
     *
     * @throws RuntimeException a refusal, or a violation of the body's constraints
     */
    Event read(String line) throws JsonProcessingException {
        JsonNode read = json.readTree(line);
        if (!(read instanceof ObjectNode event)) {
            throw Problem.MALFORMED.because("A line is one JSON object.");
        }
        String type = text(event, "type");
        Reading reading = types.get(type);
        if (reading == null) {
            throw Problem.INVALID.at(
                    "type", "There is no event \"" + type + "\"; there are " + String.join(", ", types.keySet()) + ".");
        }
        return reading.of(event);
    }

    private static String id(ObjectNode event, String field) {
        return Ids.checked(text(event, field), field);
    }

    private static String text(ObjectNode event, String field) {
        JsonNode value = event.remove(field);
        if (value == null || !value.isTextual()) {
            throw Problem.INVALID.at(field, field + " must be there, as a text in quotes.");
        }
        return value.textValue();
    }

    private <T> T body(ObjectNode event, Class<T> type) throws JsonProcessingException {
        T body = json.treeToValue(event, type);
        Set<ConstraintViolation<T>> violations = validator.validate(body);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return body;
    }
}
