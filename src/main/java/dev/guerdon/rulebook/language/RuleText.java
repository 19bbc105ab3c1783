package dev.guerdon.rulebook.language;

import java.util.List;
import java.util.Optional;

/**
 * One rule as it was read.
 *
 * @param wording all its words and signs, without what stands between them: rules of the same wording say the same
 */
public record RuleText(
        String file,
        String name,
        Position at,
        String wording,
        List<Metadata> metadata,
        List<Condition> conditions,
        List<Statement> consequence) {

    /** {@code @reason("…")}. */
    public record Metadata(String key, String value, Position at) {}

    /**
     * {@code propose.times($line, 2);}
     *
     * @param lapseAfterDays what {@code .lapseAfterDays(n)} behind it says, or null
     */
    public record Statement(String verb, List<Expression> arguments, Expression lapseAfterDays, Position at) {}

    public Optional<Metadata> metadata(String key) {
        return metadata.stream().filter(each -> each.key().equals(key)).findFirst();
    }
}
