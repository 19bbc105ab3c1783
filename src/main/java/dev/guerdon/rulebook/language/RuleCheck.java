package dev.guerdon.rulebook.language;

import dev.guerdon.proposal.Origin;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What came of the check of a rule.
 *
 * @param origin whose name is null where it could not be read
 * @param from first moment, or {@link Instant#MIN}
 * @param until first moment after the end, or {@link Instant#MAX}
 * @param rule nothing when there is a mistake in it
 * @param wrong where something is wrong, or can't be judged because something else is
 */
public record RuleCheck(Origin origin, Instant from, Instant until, Optional<Checked.Rule> rule, Set<Position> wrong) {}
