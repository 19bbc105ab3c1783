/**
 * What a member holds besides points: coupons, benefits, badges and tags.
 *
 * <p>{@link dev.guerdon.holding.Handed} reads the codes that came with a basket, {@link dev.guerdon.holding.CouponUses} uses
 * those up that a decision took, {@link dev.guerdon.holding.Gifts} gives and revokes, {@link dev.guerdon.holding.Held} reads
 * what members have.
 *
 * <p>The caller holds the lock on the member's row from the reading to the end of the transaction; what one member may have
 * is safe by it. What all share (how often a definition may be taken up) is counted by conditional updates, and whoever
 * comes too late rolls back, reads again and decides again. Such a total is kept only while the definition has one; one
 * that is added later counts from then on.
 */
package dev.guerdon.holding;
