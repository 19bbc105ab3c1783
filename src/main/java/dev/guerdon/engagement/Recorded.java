package dev.guerdon.engagement;

/**
 * What came of a call.
 *
 * @param answer as JSON
 * @param isNew false: it was answered before, and nothing changed now
 */
public record Recorded(String answer, boolean isNew) {}
