package dev.guerdon.rulebook.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** What stands in a condition or as an argument. {@code toString} gives it back in the words of a rule. */
public sealed interface Expression {
    Position at();

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
            return '"' + value + '"';
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
        public String toString() {
            return target + "[" + key + "]";
        }
    }

    /** {@code !x} or {@code -x}. */
    record Prefix(String operator, Expression operand, Position at) implements Expression {
        @Override
        public String toString() {
            return operator + operand;
        }
    }

    /** Comparison, arithmetic, {@code &&}, {@code ||}, {@code contains} and {@code not contains}. */
    record Infix(String operator, Expression left, Expression right, Position at) implements Expression {
        @Override
        public String toString() {
            return switch (operator) {
                case "||", "+", "-" -> "(" + left + " " + operator + " " + right + ")";
                default -> left + " " + operator + " " + right;
            };
        }
    }

    /** {@code x in (a, b)} and {@code x not in (a, b)}. */
    record OneOf(Expression item, List<Expression> choices, boolean isNegated, Position at) implements Expression {
        @Override
        public String toString() {
            return item
                    + (isNegated ? " not in " : " in ")
                    + choices.stream().map(Expression::toString).collect(Collectors.joining(", ", "(", ")"));
        }
    }
}
