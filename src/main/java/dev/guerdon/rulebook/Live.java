package dev.guerdon.rulebook;

import java.time.Instant;

/**
 * A rulebook that is live.
 *
 * @param isFromArchive whether the folder's own files are refused and this is the last good state
 */
public record Live(Rulebook rulebook, Instant activatedAt, boolean isFromArchive) {}
