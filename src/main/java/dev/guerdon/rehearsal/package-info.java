/**
 * A rulebook tried on given facts before it goes live: scenarios, each a situation and what is expected of it, and journeys, which
 * are scenarios in time. After another rulebook that passed only those are tried that may come out otherwise than in that one
 * ({@link dev.guerdon.rehearsal.Precedents}).
 */
package dev.guerdon.rehearsal;
