package dev.guerdon.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What an entry does. */
public enum Kind {
    /** Points are earned; a lot is born. */
    EARN("earn"),
    /** Pending points become available. */
    RELEASE("release"),
    /** Points of a lot repay debt. */
    REPAY("repay"),
    /** What was earned is taken back. */
    CLAW_BACK("claw-back"),
    /** Points are spent. */
    SPEND("spend"),
    /** Spent points return to their lot. */
    GIVE_BACK("give-back"),
    /** Points lapse. */
    EXPIRE("expire"),
    /** A correction by hand, up or down. */
    ADJUST("adjust");

    private final String code;

    Kind(String code) {
        this.code = code;
    }

    /** Stable, for the database and for programs. */
    @JsonValue
    public String code() {
        return code;
    }

    static Kind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of entry is called " + code));
    }
}
