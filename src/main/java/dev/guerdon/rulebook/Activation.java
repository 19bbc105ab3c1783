package dev.guerdon.rulebook;

import java.time.Instant;

/**
 * That a rulebook went live. Activations are only ever added; the one with the highest number says what is live, on every
 * service that works on the database.
 *
 * @param no rises from one to the next
 */
public record Activation(long no, String version, Instant at, Cause cause) {}
