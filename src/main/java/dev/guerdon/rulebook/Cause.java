package dev.guerdon.rulebook;

/**
 * What made a rulebook go live.
 *
 * @param replica the service that made it live, as host and process
 * @param actor who wanted it; null where files of the folder did it
 * @param reason why; likewise null
 */
public record Cause(Origin origin, String replica, String actor, String reason) {

    /** Where a rulebook came from. */
    public enum Origin {
        /** It was in the rules folder. */
        FOLDER,
        /** It was published over HTTP. */
        PUBLICATION,
        /** It was live before, and somebody went back to it. */
        ROLLBACK
    }

    static Cause folder() {
        return new Cause(Origin.FOLDER, Replica.NAME, null, null);
    }

    /** Somebody published files. */
    public static Cause publication(String actor, String reason) {
        return new Cause(Origin.PUBLICATION, Replica.NAME, actor, reason);
    }

    /** Somebody went back to an earlier rulebook. */
    public static Cause rollback(String actor, String reason) {
        return new Cause(Origin.ROLLBACK, Replica.NAME, actor, reason);
    }
}
