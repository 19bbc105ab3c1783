package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.language.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What was asked of each subject so far. What a branch asks is asked in that branch only. */
final class Demands {
    /** A sentence names no more. */
    private static final int MOST_TOLD = 3;

    private final Demands outer;
    private final Map<String, Demand> demands = new HashMap<>();

    /** What is left of a subject, and by what it came so. */
    private record Demand(Possible possible, List<Expression> earlier) {}

    /**
     * What a condition contradicts.
     *
     * @param earlier the conditions
     * @param isAnyway whether they do whatever the subject's bounds are
     */
    record Conflict(List<Expression> earlier, boolean isAnyway) {}

    Demands() {
        this(null);
    }

    Demands(Demands outer) {
        this.outer = outer;
    }

    /** What it contradicts, if it does; then it is forgotten again. */
    Optional<Conflict> add(Subject subject, Expression condition, Consumer<Possible> narrowing) {
        Demand before = find(subject);
        Possible after = new Possible(before.possible());
        narrowing.accept(after);
        if (after.isNothing()) {
            return Optional.of(new Conflict(before.earlier(), after.isNothingAnyway()));
        }
        List<Expression> earlier = before.earlier();
        if (earlier.size() < MOST_TOLD) {
            earlier = new ArrayList<>(earlier);
            earlier.add(condition);
        }
        demands.put(subject.key(), new Demand(after, earlier));
        return Optional.empty();
    }

    /** The last condition on a subject, of those that are told. */
    Optional<Expression> last(String subject) {
        return known(subject).flatMap(demand -> demand.earlier().stream().reduce((one, other) -> other));
    }

    /** Whether a subject can still be a number. */
    boolean allow(String subject, long number) {
        return known(subject)
                .map(demand -> demand.possible().allows(BigDecimal.valueOf(number)))
                .orElse(true);
    }

    private Demand find(Subject subject) {
        return known(subject.key()).orElseGet(() -> new Demand(new Possible(subject.bounds()), List.of()));
    }

    private Optional<Demand> known(String subject) {
        for (Demands each = this; each != null; each = each.outer) {
            Demand known = each.demands.get(subject);
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
