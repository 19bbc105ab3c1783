package dev.guerdon.rulebook.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in a condition or as an argument. {@code toString} gives it back in the words of a rule, and what means something
 * else gives another text: the engine takes two conditions of one text for one.
 */
public sealed interface Expression {
    Position at();

    /** What it is made of. */
    default List<Expression> parts() {
        return List.of();
    }

    /** It and all that it is made of. */
    default Stream<Expression> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Expression::all));
    }

    /** In parentheses where it has an operator of its own. */
    private static String closed(Expression expression) {
        boolean isBare = expression instanceof Prefix
                || expression instanceof OneOf
                || (expression instanceof Infix infix && !infix.isInParentheses());
        return isBare ? "(" + expression + ")" : expression.toString();
    }

    /** A number, exact. */
    record Figure(BigDecimal value, Position at) implements Expression {
        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    /** A word in quotes; a date where a date is expected. */
    record Text(String value, Position at) implements Expression {
        @Override
        public String toString() {
            return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }

    /** {@code true} or {@code false}. */
    record Truth(boolean value, Position at) implements Expression {
        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /** {@code null}: a missing date. */
    record Missing(Position at) implements Expression {
        @Override
        public String toString() {
            return "null";
        }
    }

    /** Something bound, such as {@code $line}. */
    record Variable(String name, Position at) implements Expression {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A word of the vocabulary: {@code net}, {@code $line.net()}, {@code wallet("points")}. Target null: the pattern's fact. */
    record Call(Expression target, String name, List<Expression> arguments, boolean isMethod, Position at)
            implements Expression {
        @Override
        public List<Expression> parts() {
            return Stream.concat(Stream.ofNullable(target), arguments.stream()).toList();
        }

        @Override
        public String toString() {
            String call = arguments.isEmpty()
                    ? name
                    : name + arguments.stream().map(Expression::toString).collect(Collectors.joining(", ", "(", ")"));
            return target == null ? call : target + "." + call;
        }
    }

    /** {@code attributes["name"]}. */
    record Entry(Expression target, Expression key, Position at) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(target, key);
        }

        @Override
        public String toString() {
            return target + "[" + key + "]";
        }
    }

    /** {@code !x} or {@code -x}. */
    record Prefix(String operator, Expression operand, Position at) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(operand);
        }

        @Override
        public String toString() {
            return operator + closed(operand);
        }
    }

    /** Comparison, arithmetic, {@code &&}, {@code ||}, {@code contains} and {@code not contains}. */
    record Infix(String operator, Expression left, Expression right, Position at) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }

        private boolean isInParentheses() {
            return Set.of("||", "+", "-").contains(operator);
        }

        @Override
        public String toString() {
            return switch (operator) {
                case "||", "+", "-" -> "(" + left + " " + operator + " " + right + ")";
                case "*", "/", "%" -> left + " " + operator + " " + closed(right);
                case "&&" -> left + " " + operator + " " + right;
                default -> compared(left) + " " + operator + " " + compared(right);
            };
        }

        /** A product needs no parentheses in a comparison. */
        private static String compared(Expression side) {
            boolean isProduct =
                    side instanceof Infix infix && Set.of("*", "/", "%").contains(infix.operator);
            return isProduct || side instanceof Prefix ? side.toString() : closed(side);
        }
    }

    /** {@code x in (a, b)} and {@code x not in (a, b)}. */
    record OneOf(Expression item, List<Expression> choices, boolean isNegated, Position at) implements Expression {
        @Override
        public List<Expression> parts() {
            return Stream.concat(Stream.of(item), choices.stream()).toList();
        }

        @Override
        public String toString() {
            return closed(item)
                    + (isNegated ? " not in " : " in ")
                    + choices.stream().map(Expression::toString).collect(Collectors.joining(", ", "(", ")"));
        }
    }
}
