package dev.guerdon.decision;

/** A decision as it is answered and stored, and what ordering it writes. */
public record Decided(Decision decision, Booking booking) {}
