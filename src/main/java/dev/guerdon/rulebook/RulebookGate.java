package dev.guerdon.rulebook;

import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.settings.SettingsReading;
import java.util.List;
import java.util.Optional;

/** What a candidate must pass before it goes live, beyond being well written. */
@FunctionalInterface
public interface RulebookGate {

    /**
     * Everything that is wrong with it; an error keeps it from going live. Nothing is thrown.
     *
     * @param live the rulebook whose place it takes; empty while none is live
     */
    List<Finding> check(Rulebook candidate, Optional<Rulebook> live);

    /** What is wrong with files that only this gate reads, where mistakes in rules or settings leave no rulebook to be checked. */
    default List<Finding> read(RuleFiles files, SettingsReading settings) {
        return List.of();
    }
}
