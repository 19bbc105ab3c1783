package dev.guerdon.rulebook.review;

import dev.guerdon.proposal.Origin;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Finding.Severity;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Position;
import dev.guerdon.rulebook.language.RuleCheck;
import dev.guerdon.rulebook.language.RuleText;
import dev.guerdon.rulebook.language.RuleText.Legible;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A rule as it was read, be there mistakes in it or not: what is sound of it can be judged all the same.
 *
 * @param from first moment, or {@link Instant#MIN}
 * @param until first moment after the end, or {@link Instant#MAX}
 * @param wrong where something is wrong, or can't be judged because something else is
 * @param found takes what else is wrong with it
 */
public record Draft(
        Origin origin, RuleText text, Instant from, Instant until, Set<Position> wrong, Consumer<Finding> found) {

    /** A rule after its check. */
    public static Draft of(RuleText text, RuleCheck check, Consumer<Finding> found) {
        return new Draft(check.origin(), text, check.from(), check.until(), check.wrong(), found);
    }

    /** Whether all of it was read, though it may not all be right. */
    public boolean isWhole() {
        return text.legible() == Legible.WHOLLY;
    }

    boolean isSound(Position place) {
        return !wrong.contains(place);
    }

    /** Whether nothing is wrong with any part of it. */
    boolean isSound(Expression expression) {
        return expression.all().map(Expression::at).allMatch(this::isSound);
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
