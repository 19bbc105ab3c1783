package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.language.Checked;
import dev.guerdon.rulebook.language.Position;
import dev.guerdon.rulebook.language.RuleText;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A rule that is well written.
 *
 * @param text as it stands in its file
 * @param rule the same, checked
 * @param found takes what is wrong with it after all
 */
public record Vetted(RuleText text, Checked.Rule rule, Consumer<Finding> found) {

    /** The same, when it is read for another rulebook. */
    public Vetted telling(Consumer<Finding> other) {
        return new Vetted(text, rule, other);
    }

    /** The same, as one without a mistake among others. */
    public Draft draft() {
        return new Draft(rule.origin(), text, rule.from(), rule.until(), Set.of(), found);
    }

    /** Something that keeps the rulebook from going live. */
    public void refuse(Position at, String message) {
        draft().refuse(at, message);
    }

    /** Something that the marketer should know. */
    void warn(Position at, String message) {
        draft().warn(at, message);
    }
}
