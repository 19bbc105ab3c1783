package dev.guerdon.rulebook.engine;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kie.api.runtime.rule.AccumulateFunction;

/** The totals of {@code accumulate}, exact: sum and count of nothing are 0, the others of nothing do not match. */
final class Totals implements AccumulateFunction<Totals.Values> {
    static final Object[] NO_OTHERS = {};

    /** What was totalled so far. */
    static final class Values implements Serializable {
        private static final long serialVersionUID = 1;

        private final transient List<Object> all = new ArrayList<>();
    }

    private final String function;

    private Totals(String function) {
        this.function = function;
    }

    static Totals of(String function) {
        return new Totals(function);
    }

    @Override
    public Values createContext() {
        return new Values();
    }

    @Override
    public void init(Values values) {
        values.all.clear();
    }

    @Override
    public void accumulate(Values values, Object value) {
        values.all.add(value);
    }

    @Override
    public void reverse(Values values, Object value) {
        values.all.remove(value);
    }

    @Override
    public Object getResult(Values values) {
        List<BigDecimal> numbers = values.all.stream()
                .map(value -> value instanceof BigDecimal number ? number : BigDecimal.ONE)
                .toList();
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (function) {
            case "count" -> (long) numbers.size();
            case "sum" -> sum;
            case "average" ->
                numbers.isEmpty() ? null : sum.divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL128);
            case "min" -> numbers.stream().min(Comparator.naturalOrder()).orElse(null);
            default -> numbers.stream().max(Comparator.naturalOrder()).orElse(null);
        };
    }

    @Override
    public boolean supportsReverse() {
        return true;
    }

    @Override
    public Class<?> getResultType() {
        return Object.class;
    }

    @Override
    public void writeExternal(ObjectOutput out) {
        throw new IllegalStateException("rulesets are not written to disk");
    }

    @Override
    public void readExternal(ObjectInput in) {
        throw new IllegalStateException("rulesets are not read from disk");
    }
}
