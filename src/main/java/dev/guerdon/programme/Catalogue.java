package dev.guerdon.programme;

import java.util.Map;
import java.util.Set;

/** What can be given and bought, by code, as {@code catalogue.yaml} says it. */
public record Catalogue(
        Map<String, CouponDefinition> coupons,
        Map<String, BenefitDefinition> benefits,
        Set<String> badges,
        Map<String, String> templates) {
    public static final Catalogue EMPTY = new Catalogue(Map.of(), Map.of(), Set.of(), Map.of());

    /**
     * A coupon that can be given.
     *
     * @param validDays days from the day it is given, that day not counted; 0: without end
     * @param perMember how many of it one member may take up; 0: any number
     * @param total how many of it may be taken up by all; 0: any number
     * @param isPublic the definition's own name is a code that every member may use
     */
    public record CouponDefinition(int validDays, int perMember, int total, boolean isPublic) {}

    /**
     * A service entitlement.
     *
     * @param days how long it holds
     * @param tiers to members in which it is given; empty: to all
     */
    public record BenefitDefinition(int days, Set<String> tiers) {}
}
