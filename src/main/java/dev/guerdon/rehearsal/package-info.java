/** A rulebook tried on given facts before it goes live: scenarios, each a situation and what is expected of it. */
package dev.guerdon.rehearsal;
