package dev.guerdon.rulebook;

/**
 * Told as an event when a rulebook went live.
 *
 * @param rules how many there are in all packages
 * @param isFromArchive whether the folder's own files are refused and this is the last good state
 */
public record RulebookActivated(String version, int rules, int files, boolean isFromArchive) {}
