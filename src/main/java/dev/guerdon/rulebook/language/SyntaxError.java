package dev.guerdon.rulebook.language;

import java.util.List;
import java.util.stream.Stream;

/** A place where something is wrong with a rule; the parser or checker turns it into a finding and goes on behind it. */
final class SyntaxError extends RuntimeException {
    private final transient Position at;
    private final boolean isEcho;
    private final transient List<SyntaxError> all;

    SyntaxError(Position at, String message) {
        this(at, message, false);
    }

    private SyntaxError(Position at, String message, boolean isEcho) {
        super(message, null, false, false);
        this.at = at;
        this.isEcho = isEcho;
        this.all = List.of(this);
    }

    private SyntaxError(List<SyntaxError> all) {
        super("several mistakes", null, false, false);
        this.at = all.get(0).at;
        this.isEcho = false;
        this.all = all.stream().flatMap(each -> each.all.stream()).toList();
    }

    /** A word that is none of the language, but almost. */
    static SyntaxError misspelt(Token word, String meant) {
        return new SyntaxError(word.at(), word.shown() + " can't stand here. Did you mean \"" + meant + "\"?");
    }

    /** Several at once. */
    static SyntaxError of(List<SyntaxError> all) {
        return new SyntaxError(all);
    }

    /** Something is wrong only because of what was told before. */
    static SyntaxError echo(Position at) {
        return new SyntaxError(at, "an echo of another mistake", true);
    }

    Position at() {
        return at;
    }

    /** Where there are mistakes, or echoes of some. */
    Stream<Position> places() {
        return all.stream().map(SyntaxError::at);
    }

    /** What is to be told: one mistake, several that stand side by side, or none for an echo. */
    List<SyntaxError> told() {
        return all.stream().filter(each -> !each.isEcho).toList();
    }
}
