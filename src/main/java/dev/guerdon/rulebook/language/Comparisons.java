package dev.guerdon.rulebook.language;

import dev.guerdon.rulebook.language.Expression.Call;
import dev.guerdon.rulebook.language.Expression.Entry;
import dev.guerdon.rulebook.language.Expression.Figure;
import dev.guerdon.rulebook.language.Expression.Infix;
import dev.guerdon.rulebook.language.Expression.Prefix;
import dev.guerdon.rulebook.language.Expression.Text;
import dev.guerdon.rulebook.language.Expression.Variable;
import java.util.Map;

/** What compares two values, and the ways to write one comparison. */
public final class Comparisons {
    private static final Map<String, String> TURNED =
            Map.of("==", "==", "!=", "!=", "<", ">", ">", "<", "<=", ">=", ">=", "<=");

    private static final Map<String, String> DENIED =
            Map.of("==", "!=", "!=", "==", "<", ">=", ">", "<=", "<=", ">", ">=", "<");

    private Comparisons() {}

    /** Whether it compares. */
    public static boolean isComparison(String operator) {
        return TURNED.containsKey(operator);
    }

    /** What a comparison is when its sides change places. */
    public static String turned(String operator) {
        return TURNED.get(operator);
    }

    /** The comparison that holds of the same two values, neither of which is missing, where this one does not. */
    public static String denied(String operator) {
        return DENIED.get(operator);
    }

    /**
     * A condition as people say it: {@code subtotal >= 240} for {@code 240 <= subtotal} and {@code !(subtotal < 240)}. Only what
     * a number may be is said without its "not", as a number is never missing.
     */
    static Expression plain(Expression condition) {
        if (condition instanceof Prefix prefix
                && prefix.operator().equals("!")
                && plain(prefix.operand()) instanceof Infix infix
                && infix.right() instanceof Figure
                && isRead(infix.left())
                && isComparison(infix.operator())) {
            return new Infix(denied(infix.operator()), infix.left(), infix.right(), infix.at());
        } else if (condition instanceof Infix infix
                && isComparison(infix.operator())
                && (infix.left() instanceof Figure || infix.left() instanceof Text)
                && !(infix.right() instanceof Figure || infix.right() instanceof Text)) {
            return new Infix(turned(infix.operator()), infix.right(), infix.left(), infix.at());
        }
        return condition;
    }

    /** Of the fact itself: a total may be missing. */
    private static boolean isRead(Expression expression) {
        return (expression instanceof Call || expression instanceof Entry)
                && expression.all().noneMatch(Variable.class::isInstance);
    }
}
