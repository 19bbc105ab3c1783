package dev.guerdon.publishing;

import dev.guerdon.request.Fingerprint;
import java.time.Instant;
import java.util.Locale;

/**
 * Files that are to go live at a moment, and what became of it.
 *
 * @param basedOn what was live when it was planned
 * @param version that the rulebook would have, or has once it is live
 * @param problems why it was refused, as JSON
 * @param settledAt when it stopped to be planned; null while it is
 */
record Publication(
        String id,
        Instant at,
        String basedOn,
        PublicationBody body,
        Status status,
        String version,
        String problems,
        Fingerprint fingerprint,
        Instant plannedAt,
        Instant settledAt) {

    /** What became of it. */
    enum Status {
        PLANNED,
        LIVE,
        REFUSED,
        CANCELLED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
