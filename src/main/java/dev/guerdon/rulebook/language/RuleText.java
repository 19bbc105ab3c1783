package dev.guerdon.rulebook.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One rule as it was read.
 *
 * @param name null where it could not be read
 * @param wording all its words and signs, without what stands between them: rules of the same wording say the same
 * @param legible how much of it could be read; what could not be is left out
 */
public record RuleText(
        String file,
        String name,
        Position at,
        String wording,
        Legible legible,
        List<Metadata> metadata,
        List<Condition> conditions,
        List<Statement> consequence) {

    /** How much of a rule could be read. */
    public enum Legible {
        WHOLLY,
        UP_TO_CONSEQUENCE,
        /** Not even all conditions: a name that seems to be bound nowhere may be bound in what is left out. */
        PARTLY
    }

    /** {@code @reason("…")}. */
    public record Metadata(String key, String value, Position at) {}

    /**
     * {@code propose.times($line, 2);}
     *
     * @param lapseAfterDays what {@code .lapseAfterDays(n)} behind it says, or null
     */
    public record Statement(String verb, List<Expression> arguments, Expression lapseAfterDays, Position at) {

        /** All that is proposed, the days behind it included. */
        public Stream<Expression> said() {
            return Stream.concat(arguments.stream(), Stream.ofNullable(lapseAfterDays));
        }
    }

    public Optional<Metadata> metadata(String key) {
        return metadata.stream().filter(each -> each.key().equals(key)).findFirst();
    }
}
