package dev.guerdon.rulebook.engine;

import static org.drools.model.DSL.accFunction;
import static org.drools.model.DSL.accumulate;
import static org.drools.model.DSL.and;
import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.exists;
import static org.drools.model.DSL.globalOf;
import static org.drools.model.DSL.not;
import static org.drools.model.DSL.or;

import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.rulebook.language.Checked;
import dev.guerdon.rulebook.language.Test;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.functions.accumulate.AccumulateFunction;
import org.drools.model.impl.ModelImpl;
import org.drools.model.view.ViewItem;
import org.drools.model.view.ViewItemBuilder;

/** Says a checked rule in the words of Drools' executable model. */
final class RuleModel {
    /** The global into which consequences put what they propose. */
    static final String PROPOSED = "proposed";

    /** All other facts are there once. */
    private static final Set<Class<?>> MANY = Set.of(Line.class, Coupon.class);

    private final Checked.Rule rule;
    private final Global<?> proposed;
    private final List<Variable<?>> variables = new ArrayList<>();
    private final Set<Integer> matched = new HashSet<>();
    private final Set<Integer> coupons = new HashSet<>();
    private Variable<Object> many;

    private RuleModel(Checked.Rule rule, Global<?> proposed) {
        this.rule = rule;
        this.proposed = proposed;
        for (int slot = 0; slot < rule.slots(); slot++) {
            variables.add(null);
        }
    }

    static Model of(List<Checked.Rule> rules) {
        ModelImpl model = new ModelImpl();
        String packageName = rules.get(0).origin().rulePackage().title();
        Global<?> proposed = globalOf(List.class, packageName, PROPOSED);
        model.addGlobal(proposed);
        for (Checked.Rule rule : rules) {
            model.addRule(new RuleModel(rule, proposed).rule(packageName));
        }
        return model;
    }

    private org.drools.model.Rule rule(String packageName) {
        List<RuleItemBuilder<?>> items = new ArrayList<>();
        for (Checked.Part part : rule.conditions()) {
            items.add(item(part, true));
        }
        items.add(consequence());
        return PatternDSL.rule(packageName, rule.origin().rule()).build(items.toArray(RuleItemBuilder[]::new));
    }

    private ViewItemBuilder<?> item(Checked.Part part, boolean isVisible) {
        if (part instanceof Checked.Match match) {
            PatternDef<Object> pattern = pattern(match);
            countJoin(match, pattern);
            if (isVisible) {
                matched.add(match.slot());
                if (match.fact() == Coupon.class) {
                    coupons.add(match.slot());
                }
            }
            return pattern;
        } else if (part instanceof Checked.None none) {
            return not(pattern(none.match()));
        } else if (part instanceof Checked.Some some) {
            return exists(pattern(some.match()));
        } else if (part instanceof Checked.Total total) {
            return total(total);
        } else if (part instanceof Checked.All all) {
            ViewItemBuilder<?>[] parts = items(all.parts(), isVisible);
            return and(parts[0], rest(parts));
        }
        Checked.Either either = (Checked.Either) part;
        ViewItemBuilder<?>[] branches = items(either.branches(), false);
        return or(branches[0], rest(branches));
    }

    private ViewItemBuilder<?>[] items(List<Checked.Part> parts, boolean isVisible) {
        return parts.stream().map(each -> item(each, isVisible)).toArray(ViewItemBuilder<?>[]::new);
    }

    private static ViewItemBuilder<?>[] rest(ViewItemBuilder<?>[] items) {
        return List.of(items).subList(1, items.length).toArray(ViewItemBuilder<?>[]::new);
    }

    private PatternDef<Object> pattern(Checked.Match match) {
        PatternDef<Object> pattern = PatternDSL.pattern(declare(match.slot(), match.fact()));
        for (Checked.Constraint constraint : match.constraints()) {
            add(constraint, match.slot(), pattern, true);
        }
        return pattern;
    }

    /** Facts of which there are many, each beside each: even where nothing compares them, every pair is counted. */
    private void countJoin(Checked.Match match, PatternDef<Object> pattern) {
        if (many != null && MANY.contains(match.fact())) {
            String name = rule.origin().rule();
            pattern.expr(name + ": beside " + match.slot(), many, new Comparison.OfTwo(name, (fact, other) -> {
                Effort.combine(name, 1);
                return true;
            }));
        }
        if (MANY.contains(match.fact())) {
            many = variable(match.slot());
        }
    }

    @SuppressWarnings("unchecked")
    private Variable<Object> declare(int slot, Class<?> type) {
        Variable<Object> variable = (Variable<Object>) declarationOf(type, "$" + slot);
        variables.set(slot, variable);
        return variable;
    }

    @SuppressWarnings("unchecked")
    private Variable<Object> variable(int slot) {
        return (Variable<Object>) variables.get(slot);
    }

    /**
     * Adds a comparison to a pattern.
     *
     * @param slot the pattern's
     * @param ownFact whether it reads the pattern's own fact
     */
    private void add(Checked.Constraint constraint, int slot, PatternDef<Object> pattern, boolean ownFact) {
        String name = rule.origin().rule();
        Test test = constraint.test();
        int cost = constraint.cost();
        List<Integer> others = constraint.others();
        // What was bound with $ means something in this pattern only; all else is the same test in every rule.
        String inThisPattern = name + ", " + slot + ": " + constraint.text();
        if (others.isEmpty()) {
            String text = constraint.text().contains("$") ? inThisPattern : constraint.text();
            pattern.expr(text, new Comparison.OfOne(text, (fact, none) -> {
                Effort.spend(name, cost);
                return test.holds(fact, none);
            }));
            return;
        }
        String text = inThisPattern;
        Test counted = (fact, rest) -> {
            Effort.combine(name, cost);
            return test.holds(ownFact ? fact : null, rest);
        };
        Variable<Object> first = variable(others.get(0));
        switch (others.size()) {
            case 1 -> pattern.expr(text, first, new Comparison.OfTwo(text, counted));
            case 2 -> pattern.expr(text, first, variable(others.get(1)), new Comparison.OfThree(text, counted));
            default ->
                pattern.expr(
                        text,
                        first,
                        variable(others.get(1)),
                        variable(others.get(2)),
                        new Comparison.OfFour(text, counted));
        }
    }

    private ViewItem<?> total(Checked.Total total) {
        PatternDef<Object> source = pattern(total.source());
        List<AccumulateFunction> functions = new ArrayList<>();
        List<ViewItemBuilder<?>> results = new ArrayList<>();
        for (Checked.Aggregate aggregate : total.aggregates()) {
            Variable<Object> value = variableNamed("$value" + aggregate.slot());
            source.bind(value, fact -> aggregate.value().of(fact, Totals.NO_OTHERS));
            Variable<Object> result = declare(aggregate.slot(), Object.class);
            functions.add(accFunction(() -> Totals.of(aggregate, rule.origin().rule()), value)
                    .as(result));
            matched.add(aggregate.slot());
        }
        PatternDef<Object> last = null;
        for (Checked.Aggregate aggregate : total.aggregates()) {
            last = PatternDSL.pattern(variable(aggregate.slot()));
            results.add(last);
        }
        int lastSlot = total.aggregates().get(total.aggregates().size() - 1).slot();
        for (Checked.TotalConstraint constraint : total.constraints()) {
            add(constraint.constraint(), lastSlot, last, false);
        }
        results.add(
                0,
                accumulate(
                        source,
                        functions.get(0),
                        functions.subList(1, functions.size()).toArray(AccumulateFunction[]::new)));
        return and(results.get(0), rest(results.toArray(ViewItemBuilder<?>[]::new)));
    }

    private static Variable<Object> variableNamed(String name) {
        return declarationOf(Object.class, name);
    }

    private RuleItemBuilder<?> consequence() {
        Set<Integer> read = new java.util.TreeSet<>(coupons);
        rule.consequence().forEach(statement -> read.addAll(statement.others()));
        List<Integer> slots = List.copyOf(read);
        List<Variable<?>> arguments = new ArrayList<>();
        slots.forEach(slot -> arguments.add(variables.get(slot)));
        arguments.add(proposed);
        return new Consequence(match -> fire(slots, match), arguments.toArray(Variable[]::new));
    }

    /** @param match the facts in the order of {@code slots}, then the list that takes the proposals */
    private void fire(List<Integer> slots, Object[] match) {
        @SuppressWarnings("unchecked")
        List<Proposed> to = (List<Proposed>) match[match.length - 1];
        Set<Coupon> used = new HashSet<>();
        for (int slot : coupons) {
            used.add((Coupon) match[slots.indexOf(slot)]);
        }
        for (Checked.Statement statement : rule.consequence()) {
            to.add(new Proposed(rule.origin(), proposal(statement, slots, match), used));
        }
    }

    /** A number of the facts may be out of the verb's bounds, which shows only here, and is not the rule's fault alone. */
    private static Proposal proposal(Checked.Statement statement, List<Integer> slots, Object[] match) {
        try {
            return made(statement, slots, match);
        } catch (IllegalArgumentException | ArithmeticException outOfBounds) {
            return new Proposal.OutOfBounds(
                    statement.verb(), "out of bounds, " + statement.text() + ": " + outOfBounds.getMessage());
        }
    }

    private static Proposal made(Checked.Statement statement, List<Integer> slots, Object[] match) {
        if (statement.constant() != null) {
            return statement.constant();
        }
        Object[] others = new Object[statement.others().size()];
        for (int i = 0; i < others.length; i++) {
            others[i] = match[slots.indexOf(statement.others().get(i))];
        }
        return statement.making().of(others);
    }
}
