package dev.guerdon.rulebook.language;

import java.util.List;

/** What stands between {@code when} and {@code then}. */
public sealed interface Condition {
    Position at();

    /** {@code $line : Line( … )}; the binding may be null. */
    record Pattern(String binding, String fact, List<Constraint> constraints, Position at) implements Condition {}

    /** {@code not Fact( … )}: there is none. */
    record None(Pattern pattern, Position at) implements Condition {}

    /** {@code exists Fact( … )}: there is one or more. */
    record Some(Pattern pattern, Position at) implements Condition {}

    /** {@code ( a or b )}. */
    record Either(List<Condition> branches, Position at) implements Condition {}

    /** {@code ( a and b )}. */
    record All(List<Condition> parts, Position at) implements Condition {}

    /** {@code accumulate( Line( … ); $sum : sum($net); $sum > 100 )}. */
    record Total(Pattern source, List<Aggregate> aggregates, List<Constraint> constraints, Position at)
            implements Condition {}

    /** {@code $sum : sum($net)}; count may have no argument. */
    record Aggregate(String binding, String function, Expression argument, Position at) {}

    /** A comparison that must hold, or a binding such as {@code $n : net} (then it has a name). */
    record Constraint(String binding, Expression expression) {}
}
