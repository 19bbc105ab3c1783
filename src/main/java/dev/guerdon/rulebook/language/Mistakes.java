package dev.guerdon.rulebook.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Mistakes that stand side by side in one condition or proposal, so that all are told and not the first only. */
final class Mistakes {
    private final List<SyntaxError> found = new ArrayList<>();

    /** The check's result, or empty where it found a mistake. */
    <T> Optional<T> in(Supplier<T> check) {
        try {
            return Optional.of(check.get());
        } catch (SyntaxError mistake) {
            found.add(mistake);
            return Optional.empty();
        }
    }

    /** @throws SyntaxError with all that was found, if there was any */
    void tell() {
        if (!found.isEmpty()) {
            throw SyntaxError.of(found);
        }
    }
}
