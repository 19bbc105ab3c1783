/**
 * What campaigns may still give, and what they gave.
 *
 * <p>{@link dev.guerdon.campaign.Gates} reads what is left before a decision, {@link dev.guerdon.campaign.Taking} takes
 * afterwards what the decision used. A member's own limit is safe because the caller holds the lock on the member's row
 * from the reading to the end of the transaction. A budget is shared by all members, so nothing that was read of it holds:
 * it is taken by a conditional update, and whoever comes too late rolls back, reads again and decides again.
 *
 * <p>Every use leaves a row, a guest's too (under an empty member id), so that it can be given back. A total is kept only
 * while a campaign has a budget; a budget that is added to a running campaign counts from then on.
 */
package dev.guerdon.campaign;
