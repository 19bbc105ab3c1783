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
import dev.guerdon.rulebook.LiveRulebook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Applies single events: each type as the call it stands for. */
@ApplicationScoped
class Events {
    private final ObjectMapper json;
    private final Validator validator;
    private final Map<String, Applying> types = new TreeMap<>();

    /** Applies one kind of event; tells whether anything was new. */
    @FunctionalInterface
    private interface Applying {
        boolean apply(ObjectNode event) throws JsonProcessingException;
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
            return enrolling.put(live.current().programme(), memberId, body) != Enrolling.Outcome.UNCHANGED;
        });
        types.put("order", event -> {
            String orderId = id(event, "orderId");
            return ordering.order(orderId, body(event, BasketBody.class)).isNew();
        });
        types.put("return", event -> {
            String orderId = id(event, "orderId");
            String returnId = id(event, "returnId");
            return takingBack
                    .takeBack(orderId, returnId, body(event, ReturnBody.class))
                    .isNew();
        });
        types.put("cancellation", event -> {
            String orderId = id(event, "orderId");
            return takingBack
                    .cancel(orderId, body(event, CancellationBody.class))
                    .isNew();
        });
        types.put("activity", event -> {
            String memberId = id(event, "memberId");
            String activityId = id(event, "activityId");
            return acting.record(memberId, activityId, body(event, ActivityBody.class))
                    .isNew();
        });
        types.put("redemption", event -> {
            String memberId = id(event, "memberId");
            String redemptionId = id(event, "redemptionId");
            return redeeming
                    .redeem(memberId, redemptionId, body(event, RedemptionBody.class))
                    .isNew();
        });
        types.put("redemption-cancellation", event -> {
            String memberId = id(event, "memberId");
            String redemptionId = id(event, "redemptionId");
            return redeeming
                    .cancel(memberId, redemptionId, body(event, RedemptionCancellationBody.class))
                    .isNew();
        });
        types.put("adjustment", event -> {
            String memberId = id(event, "memberId");
            String adjustmentId = id(event, "adjustmentId");
            return adjusting
                    .adjust(memberId, adjustmentId, body(event, AdjustmentBody.class))
                    .isNew();
        });
    }

    /**
     * Applies a line.
     *
     * @return false when it was applied before
     * @throws RuntimeException a refusal, or a violation of the body's constraints
     */
    boolean apply(String line) throws JsonProcessingException {
        JsonNode read = json.readTree(line);
        if (!(read instanceof ObjectNode event)) {
            throw Problem.MALFORMED.because("A line is one JSON object.");
        }
        String type = id(event, "type");
        Applying applying = types.get(type);
        if (applying == null) {
            throw Problem.INVALID.at(
                    "type", "There is no event \"" + type + "\"; there are " + String.join(", ", types.keySet()) + ".");
        }
        return applying.apply(event);
    }

    private static String id(ObjectNode event, String field) {
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
