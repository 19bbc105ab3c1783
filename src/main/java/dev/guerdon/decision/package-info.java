/**
 * Proposals to one decision: stacking, redemption, points, caps, limits, tiers, returns. Rules propose, this package
 * disposes; it is the same for a quote, an order, a scenario and a return. Pure functions, no framework.
 */
package dev.guerdon.decision;
