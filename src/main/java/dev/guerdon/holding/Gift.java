package dev.guerdon.holding;

/**
 * Something besides points that a rule gives to a member.
 *
 * @param code of the coupon, benefit or badge in the catalogue, or the tag
 * @param campaign the rule's, or null
 */
public record Gift(Kind kind, String code, String rule, String campaign) {
    /** What can be given. */
    public enum Kind {
        COUPON,
        BENEFIT,
        BADGE,
        TAG
    }
}
