package dev.guerdon.decision;

import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import java.util.List;

/** What the caller knows of a member's tier: how the order counts towards it, and what is missing. */
public interface Afterwards {

    /**
     * The member as the tier rules see him, the order included.
     *
     * @param lines with what they cost and what of it was paid in money
     * @param earned points that the order earns
     * @param spent points that paid for a part of it
     */
    Member memberAfter(List<Line> lines, long earned, long spent);

    /** What the member lacks for the tier; empty where the caller does not know. */
    default List<Missing> missing(Member after, String tier) {
        return List.of();
    }
}
