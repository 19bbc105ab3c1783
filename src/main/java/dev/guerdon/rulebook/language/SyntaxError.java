package dev.guerdon.rulebook.language;

import java.util.List;

/** A place where something is wrong with a rule; the parser or checker turns it into a finding and goes on behind it. */
final class SyntaxError extends RuntimeException {
    private final transient Position at;
    private final transient List<SyntaxError> all;

    SyntaxError(Position at, String message) {
        super(message, null, false, false);
        this.at = at;
        this.all = List.of(this);
    }

    private SyntaxError(List<SyntaxError> all) {
        super("several mistakes", null, false, false);
        this.at = all.isEmpty() ? null : all.get(0).at;
        this.all = all.stream().flatMap(each -> each.all.stream()).toList();
    }

    /** Several at once. */
    static SyntaxError of(List<SyntaxError> all) {
        return new SyntaxError(all);
    }

    /** Something is wrong only because of what was told before. */
    static SyntaxError echo() {
        return new SyntaxError(List.of());
    }

    Position at() {
        return at;
    }

    /** What is to be told: one mistake, several that stand side by side, or none for an echo. */
    List<SyntaxError> all() {
        return all;
    }
}
