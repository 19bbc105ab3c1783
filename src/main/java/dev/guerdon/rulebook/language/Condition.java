package dev.guerdon.rulebook.language;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** What stands between {@code when} and {@code then}. */
public sealed interface Condition {
    Position at();

    /** All facts that it matches, or looks for. */
    Stream<Pattern> patterns();

    /** The names that it binds, such as {@code $line}. */
    default Stream<String> names() {
        return patterns().flatMap(Pattern::bindings);
    }

    /** What it compares, binds and totals. */
    default Stream<Expression> expressions() {
        return patterns().flatMap(pattern -> pattern.constraints().stream()).map(Constraint::expression);
    }

    /** {@code $line : Line( … )}; the binding may be null. */
    record Pattern(String binding, String fact, List<Constraint> constraints, Position at) implements Condition {
        @Override
        public Stream<Pattern> patterns() {
            return Stream.of(this);
        }

        /** What it binds: the fact, and values of it. */
        public Stream<String> bindings() {
            return Stream.concat(
                            Stream.ofNullable(binding), constraints.stream().map(Constraint::binding))
                    .filter(Objects::nonNull);
        }
    }

    /** {@code not Fact( … )}: there is none. */
    record None(Pattern pattern, Position at) implements Condition {
        @Override
        public Stream<Pattern> patterns() {
            return Stream.of(pattern);
        }
    }

    /** {@code exists Fact( … )}: there is one or more. */
    record Some(Pattern pattern, Position at) implements Condition {
        @Override
        public Stream<Pattern> patterns() {
            return Stream.of(pattern);
        }
    }

    /** {@code ( a or b )}. */
    record Either(List<Condition> branches, Position at) implements Condition {
        @Override
        public Stream<Pattern> patterns() {
            return branches.stream().flatMap(Condition::patterns);
        }

        @Override
        public Stream<Expression> expressions() {
            return branches.stream().flatMap(Condition::expressions);
        }
    }

    /** {@code ( a and b )}. */
    record All(List<Condition> parts, Position at) implements Condition {
        @Override
        public Stream<Pattern> patterns() {
            return parts.stream().flatMap(Condition::patterns);
        }

        @Override
        public Stream<Expression> expressions() {
            return parts.stream().flatMap(Condition::expressions);
        }
    }

    /** {@code accumulate( Line( … ); $sum : sum($net); $sum > 100 )}. */
    record Total(Pattern source, List<Aggregate> aggregates, List<Constraint> constraints, Position at)
            implements Condition {
        @Override
        public Stream<Pattern> patterns() {
            return Stream.of(source);
        }

        @Override
        public Stream<String> names() {
            return Stream.concat(Condition.super.names(), aggregates.stream().map(Aggregate::binding));
        }

        @Override
        public Stream<Expression> expressions() {
            Stream<Expression> totalled =
                    aggregates.stream().map(Aggregate::argument).filter(Objects::nonNull);
            return Stream.of(
                            Condition.super.expressions(),
                            totalled,
                            constraints.stream().map(Constraint::expression))
                    .flatMap(Function.identity());
        }
    }

    /** {@code $sum : sum($net)}; count may have no argument. */
    record Aggregate(String binding, String function, Expression argument, Position at) {}

    /** A comparison that must hold, or a binding such as {@code $n : net} (then it has a name). */
    record Constraint(String binding, Expression expression) {}
}
