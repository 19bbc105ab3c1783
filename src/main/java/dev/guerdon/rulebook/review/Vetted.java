package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Finding.Severity;
import dev.guerdon.rulebook.language.Checked;
import dev.guerdon.rulebook.language.Position;
import dev.guerdon.rulebook.language.RuleText;
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

    /** Something that keeps the rulebook from going live. */
    public void refuse(Position at, String message) {
        tell(at, message, Severity.ERROR);
    }

    /** Something that the marketer should know. */
    void warn(Position at, String message) {
        tell(at, message, Severity.WARNING);
    }

    private void tell(Position at, String message, Severity severity) {
        found.accept(new Finding(text.file(), at.line(), at.column(), text.name(), message, severity));
    }

    /** Where a metadata stands, or else the rule. */
    Position metadataAt(String key) {
        return text.metadata(key).map(RuleText.Metadata::at).orElse(text.at());
    }
}
