package dev.guerdon.cli;

import java.util.Locale;

/** How {@code check} tells what it found. */
enum Format {
    /** For people, as compilers do. */
    TEXT,
    /** For programs: the answer of {@code POST /v1/rulebook/check}. */
    JSON,
    /** For a build on GitHub: notes beside the changed lines. */
    GITHUB;

    /** As it is written behind {@code --format}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
