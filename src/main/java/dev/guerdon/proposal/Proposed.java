package dev.guerdon.proposal;

import dev.guerdon.facts.Coupon;
import java.util.Set;

/**
 * One thing that one rule proposed.
 *
 * @param coupons the coupons that the rule matched, which a discount or gift of it uses up
 */
public record Proposed(Origin origin, Proposal proposal, Set<Coupon> coupons) {}
