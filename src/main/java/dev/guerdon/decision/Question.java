package dev.guerdon.decision;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.proposal.WithinReach;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that one decision about a basket depends on.
 *
 * @param rulebook version of the rules that are asked
 * @param at the moment of the decision, with the offset it was asked with
 * @param today its day in the programme's zone
 * @param member before the order; null for a guest
 * @param basket at list price: of each line amount = net = paid
 * @param coupons in the order they were handed in
 * @param pointsAsked points the member wants to use; 0 for none
 * @param pointsAvailable points the member can spend now; 0 for a guest
 * @param gates what is left of campaigns, by code; one that is missing is open
 * @param afterwards not asked about a guest's tier
 */
public record Question(
        Programme programme,
        String rulebook,
        OffsetDateTime at,
        Today today,
        Member member,
        Basket basket,
        List<HandedCoupon> coupons,
        long pointsAsked,
        long pointsAvailable,
        Map<String, Gate> gates,
        Afterwards afterwards) {

    public Question {
        coupons = List.copyOf(coupons);
        gates = Map.copyOf(gates);
    }

    public boolean isGuest() {
        return member == null;
    }

    /** Coupons that were handed in and can't be used, each with the reason; unknown codes left out. */
    public Map<Coupon, String> unusableCoupons() {
        Map<Coupon, String> unusable = new LinkedHashMap<>();
        for (HandedCoupon coupon : coupons) {
            if (!coupon.isUsable() && coupon.definition() != null) {
                unusable.put(coupon.fact(), coupon.because());
            }
        }
        return unusable;
    }

    List<WithinReach> withinReach(List<Object> facts) {
        return afterwards == null ? List.of() : afterwards.withinReach(basket, facts);
    }

    Optional<List<Proposed>> discountsFor(List<Object> facts) {
        return afterwards == null ? Optional.empty() : afterwards.discountsFor(facts);
    }

    /** @param paid the basket with what its lines cost and what of it is paid in money */
    Optional<String> whyNothingFor(Coupon coupon, Basket paid) {
        return afterwards == null
                ? Optional.empty()
                : afterwards.whyNothingFor(
                        coupon,
                        Map.of(RulePackage.DISCOUNTS, facts(basket, true), RulePackage.EARNING, facts(paid, true)));
    }

    /** The facts that a package about the basket reads, the basket as one step of the decision sees it. */
    public List<Object> facts(Basket now, boolean withCoupons) {
        List<Object> facts = new ArrayList<>();
        if (member != null) {
            facts.add(member);
        }
        facts.add(now);
        facts.addAll(now.lines());
        if (withCoupons) {
            for (HandedCoupon coupon : coupons) {
                if (coupon.isUsable()) {
                    facts.add(coupon.fact());
                }
            }
        }
        facts.add(today);
        return facts;
    }
}
