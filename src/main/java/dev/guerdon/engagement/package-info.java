/**
 * What happens outside of a basket: activities, redemptions, corrections by hand. Each is done once, under the id that the caller
 * chose: one round trip that locks the member and reads, the decision, one round trip that writes, the commit.
 *
 * <p>An activity that its type's daily limit does not let count is kept, but gives nothing and is not seen by any rule. Tiers are
 * not judged here: an activity or a correction changes no spend, and the nightly run judges everyone.
 */
package dev.guerdon.engagement;
