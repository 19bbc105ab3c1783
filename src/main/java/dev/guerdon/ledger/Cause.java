package dev.guerdon.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Objects;

/**
 * Why points moved: what happened, and the id under which the caller knows it. Ids are the caller's; of one kind they must
 * be unique within a member, so a return is best named {@code order/return}.
 */
public record Cause(Event event, String id) {

    /** What happens to points from outside. */
    public enum Event {
        ORDER("order"),
        RETURN("return"),
        CANCELLATION("cancellation"),
        ACTIVITY("activity"),
        REDEMPTION("redemption"),
        REDEMPTION_CANCELLATION("redemption-cancellation"),
        ADJUSTMENT("adjustment"),
        EXPIRY("expiry"),
        LIFECYCLE("lifecycle");

        private final String code;

        Event(String code) {
            this.code = code;
        }

        /** Stable, for the database and for programs. */
        @JsonValue
        public String code() {
            return code;
        }

        static Event of(String code) {
            return Arrays.stream(values())
                    .filter(event -> event.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no event is called " + code));
        }
    }

    public Cause {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(id, "id");
    }

    public static Cause order(String id) {
        return new Cause(Event.ORDER, id);
    }

    public static Cause redemption(String id) {
        return new Cause(Event.REDEMPTION, id);
    }
}
