package dev.guerdon.rulebook.language;

/** A place where the text is not in the grammar; the parser turns it into a finding and goes on behind it. */
final class SyntaxError extends RuntimeException {
    private final transient Position at;

    SyntaxError(Position at, String message) {
        super(message, null, false, false);
        this.at = at;
    }

    Position at() {
        return at;
    }
}
