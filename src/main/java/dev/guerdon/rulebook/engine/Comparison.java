package dev.guerdon.rulebook.engine;

import dev.guerdon.rulebook.language.Test;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.Predicate3;
import org.drools.model.functions.Predicate4;

/**
 * A comparison as Drools makes it, by the number of facts it reads. Two of the same text are the same one: Drools makes it
 * once for all rules that share it.
 */
abstract class Comparison implements HashedExpression {
    private final String text;
    final Test test;

    private Comparison(String text, Test test) {
        this.text = text;
        this.test = test;
    }

    @Override
    public final String getExpressionHash() {
        return text;
    }

    /** Reads its own fact only. */
    @SuppressWarnings("serial")
    static final class OfOne extends Comparison implements Predicate1<Object> {
        OfOne(String text, Test test) {
            super(text, test);
        }

        @Override
        public boolean test(Object fact) {
            return test.holds(fact, Totals.NO_OTHERS);
        }
    }

    /** Reads one other fact. */
    @SuppressWarnings("serial")
    static final class OfTwo extends Comparison implements Predicate2<Object, Object> {
        OfTwo(String text, Test test) {
            super(text, test);
        }

        @Override
        public boolean test(Object fact, Object a) {
            return test.holds(fact, new Object[] {a});
        }
    }

    /** Reads two other facts. */
    @SuppressWarnings("serial")
    static final class OfThree extends Comparison implements Predicate3<Object, Object, Object> {
        OfThree(String text, Test test) {
            super(text, test);
        }

        @Override
        public boolean test(Object fact, Object a, Object b) {
            return test.holds(fact, new Object[] {a, b});
        }
    }

    /** Reads three other facts. */
    @SuppressWarnings("serial")
    static final class OfFour extends Comparison implements Predicate4<Object, Object, Object, Object> {
        OfFour(String text, Test test) {
            super(text, test);
        }

        @Override
        public boolean test(Object fact, Object a, Object b, Object c) {
            return test.holds(fact, new Object[] {a, b, c});
        }
    }
}
