package dev.guerdon.rulebook;

import java.util.Locale;

/**
 * What is in the rules folder, against what is live.
 *
 * @param version of its files; null before it was read
 * @param because a sentence that says what to do; null while it is live
 */
public record FolderState(String version, Status status, String because) {

    /** How the folder stands. */
    public enum Status {
        /** Its files are live. */
        LIVE,
        /** Something is wrong with its files. */
        REFUSED,
        /** Its files are good, but others are live. */
        DIFFERS;

        /** As it is shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
