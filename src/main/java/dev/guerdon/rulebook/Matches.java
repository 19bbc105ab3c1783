package dev.guerdon.rulebook;

import java.util.List;
import java.util.Map;

/**
 * The ways in which a rule's conditions hold.
 *
 * @param count how many there are, as far as they were looked for
 * @param values what the conditions saw in each of the first ones, such as {@code Member tier}, and what the rule bound of it,
 *     such as {@code $paid}; a missing date is null
 */
public record Matches(int count, List<Map<String, Object>> values) {
    static final Matches NONE = new Matches(0, List.of());

    /** What the first of them saw. */
    public Map<String, Object> first() {
        return values.isEmpty() ? Map.of() : values.get(0);
    }
}
