package dev.guerdon.rulebook;

/**
 * Told as an event when a rulebook went live.
 *
 * @param rules how many there are in all packages
 * @param isFromArchive whether it was made live elsewhere or earlier, and came here through the database
 */
public record RulebookActivated(String version, int rules, int files, boolean isFromArchive) {}
