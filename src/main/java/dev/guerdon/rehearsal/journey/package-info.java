/**
 * A member whose time passes: orders, returns, nights and what else happens in a journey, kept in memory and decided as the
 * service decides it. {@link dev.guerdon.rehearsal.journey.Play} takes one step after the other.
 */
package dev.guerdon.rehearsal.journey;
