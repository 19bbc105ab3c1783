package dev.guerdon.rulebook.language;

/**
 * The smallest piece of a rule file.
 *
 * @param text of a word in quotes: what stands between them; of something that is no token: what is wrong with it
 */
record Token(Kind kind, String text, Position at) {
    enum Kind {
        NAME,
        VARIABLE,
        NUMBER,
        TEXT,
        SYMBOL,
        WRONG,
        END
    }

    boolean is(String wanted) {
        return text.equals(wanted) && (kind == Kind.SYMBOL || kind == Kind.NAME);
    }

    /** What a sentence calls it. */
    String shown() {
        return switch (kind) {
            case END -> "the end of the file";
            case TEXT -> '"' + text + '"';
            default -> "'" + text + "'";
        };
    }
}
