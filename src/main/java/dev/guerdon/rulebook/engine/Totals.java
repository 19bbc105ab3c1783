package dev.guerdon.rulebook.engine;

import dev.guerdon.rulebook.language.Checked;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.ArrayList;
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

    private final transient Checked.Aggregate aggregate;
    private final transient String rule;

    private Totals(Checked.Aggregate aggregate, String rule) {
        this.aggregate = aggregate;
        this.rule = rule;
    }

    static Totals of(Checked.Aggregate aggregate, String rule) {
        return new Totals(aggregate, rule);
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
        Effort.total(rule, aggregate.cost());
        values.all.add(value);
    }

    @Override
    public void reverse(Values values, Object value) {
        values.all.remove(value);
    }

    @Override
    public Object getResult(Values values) {
        return aggregate.total(values.all);
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
