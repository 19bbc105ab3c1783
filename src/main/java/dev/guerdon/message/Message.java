package dev.guerdon.message;

/**
 * A message to a member, ready to be sent.
 *
 * @param template the template's name in the catalogue
 * @param rule the rule that proposed it
 */
public record Message(String channel, String template, String text, String rule) {}
