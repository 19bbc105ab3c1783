package dev.guerdon.facts;

/**
 * A word of the vocabulary that some rule reads, so that what no rule reads need not be loaded.
 *
 * @param fact the record
 * @param argument of words such as {@code bought(category)}; "" for properties
 */
public record Use(Class<?> fact, String property, String argument) {}
