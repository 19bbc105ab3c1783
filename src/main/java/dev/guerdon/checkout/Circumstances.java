package dev.guerdon.checkout;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guerdon.decision.Gate;
import dev.guerdon.decision.HandedCoupon;
import dev.guerdon.decision.Question;
import dev.guerdon.facts.Member;
import dev.guerdon.request.Json;
import java.util.List;
import java.util.Map;

/**
 * What the decision of an order depended on besides the basket and the member, kept so that it can be made again.
 *
 * @param spendable points that could be spent; null where none were asked for
 * @param coupons as they were found when they were handed in
 * @param gates what was left of the campaigns that are limited, by code
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Circumstances(Long spendable, List<HandedCoupon> coupons, Map<String, Gate> gates) {
    /** Nothing that would have to be kept. */
    static final Circumstances NONE = new Circumstances(null, List.of(), Map.of());

    Circumstances {
        coupons = coupons == null ? List.of() : List.copyOf(coupons);
        gates = gates == null ? Map.of() : Map.copyOf(gates);
    }

    /** Of a stored order, whose JSON may be null. */
    static Circumstances stored(String kept, Json json) {
        return kept == null ? NONE : json.read(kept, Circumstances.class);
    }

    /** Points that the member could spend; 0 for a guest. */
    long spendableBy(Member member) {
        if (member == null) {
            return 0;
        }
        return spendable == null ? member.points() : spendable;
    }

    static Circumstances of(Question question) {
        Long spendable = question.pointsAsked() > 0 ? question.pointsAvailable() : null;
        return new Circumstances(spendable, question.coupons(), question.gates());
    }

    @JsonIgnore
    boolean isNone() {
        return equals(NONE);
    }
}
