package dev.guerdon.rulebook.language;

/**
 * The smallest piece of a rule file.
 *
 * @param text of a word in quotes: what stands between them; of something that is no token: what is wrong with it
 * @param slip what is wrong with how it is written, though it is clear what is meant; null if nothing is
 */
record Token(Kind kind, String text, Position at, String slip) {
    private static final int MOST_SHOWN = 60;

    enum Kind {
        NAME,
        VARIABLE,
        NUMBER,
        TEXT,
        SYMBOL,
        WRONG,
        END
    }

    Token(Kind kind, String text, Position at) {
        this(kind, text, at, null);
    }

    /** Whether a name may be meant as dollars: {@code $50}. */
    static boolean isAmount(String name) {
        return name.substring(1).chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }

    boolean is(String wanted) {
        return text.equals(wanted) && (kind == Kind.SYMBOL || kind == Kind.NAME);
    }

    /** The place behind it. */
    Position end() {
        int quotes = kind == Kind.TEXT ? 2 : 0;
        return new Position(at.line(), at.column() + text.length() + quotes);
    }

    /** 1 for a parenthesis that opens, -1 for one that closes. */
    int opens() {
        if (kind != Kind.SYMBOL) {
            return 0;
        }
        return switch (text) {
            case "(", "[", "{" -> 1;
            case ")", "]", "}" -> -1;
            default -> 0;
        };
    }

    /** What a sentence calls it; of a long one its beginning. */
    String shown() {
        String begin = text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
        return switch (kind) {
            case END -> "the end of the file";
            case TEXT -> '"' + begin + '"';
            default -> "'" + begin + "'";
        };
    }
}
