package dev.guerdon.rulebook;

import java.time.Instant;

/**
 * A rulebook that is live.
 *
 * @param activation when and why it went live
 * @param isFromArchive whether it was made live elsewhere or earlier, and came here through the database
 */
public record Live(Rulebook rulebook, Activation activation, boolean isFromArchive) {

    /** When it went live. */
    public Instant activatedAt() {
        return activation.at();
    }
}
