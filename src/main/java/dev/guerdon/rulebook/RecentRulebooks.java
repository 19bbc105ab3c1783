package dev.guerdon.rulebook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Rulebooks of the past that were asked for lately: a few of them, and not too much text. */
final class RecentRulebooks {
    private static final int MOST = 16;
    private static final long MOST_LETTERS = 16L << 20;

    private final Map<String, Rulebook> byVersion = new LinkedHashMap<>(MOST, 0.75f, true);
    private long letters;

    /** The one of a version; built at most once at a time. */
    synchronized Optional<Rulebook> get(String version, Supplier<Optional<Rulebook>> build) {
        Rulebook known = byVersion.get(version);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Rulebook> built = build.get();
        built.ifPresent(this::keep);
        return built;
    }

    /** Keeps one that will probably be asked for. */
    synchronized void keep(Rulebook rulebook) {
        if (byVersion.put(rulebook.version(), rulebook) == null) {
            letters += letters(rulebook);
        }
        while (byVersion.size() > MOST || (letters > MOST_LETTERS && byVersion.size() > 1)) {
            Rulebook eldest = byVersion.values().iterator().next();
            byVersion.remove(eldest.version());
            letters -= letters(eldest);
        }
    }

    private static long letters(Rulebook rulebook) {
        return rulebook.files().texts().values().stream()
                .mapToLong(String::length)
                .sum();
    }
}
