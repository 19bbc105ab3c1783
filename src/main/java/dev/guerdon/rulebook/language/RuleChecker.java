package dev.guerdon.rulebook.language;

import dev.guerdon.facts.Use;
import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.RuleText.Legible;
import dev.guerdon.rulebook.language.Slots.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Checks one rule against the vocabulary of its package and the words of the programme. */
public final class RuleChecker {
    private static final int MOST_OTHERS = 3;
    private static final Set<String> METADATA = Set.of("reason", "variant", "bestOf", "from", "until");
    private static final Set<String> FUNCTIONS = Set.of("sum", "count", "average", "min", "max");

    private final RulePackage rulePackage;
    private final RuleText rule;
    private final String campaign;
    private final ZoneId zone;
    private final Lexicon lexicon;
    private final Set<Use> uses;
    private final Consumer<Finding> findings;
    private final Slots slots;
    private final Set<Position> wrong = new HashSet<>();

    private RuleChecker(
            RulePackage rulePackage,
            RuleText rule,
            String campaign,
            ZoneId zone,
            Lexicon lexicon,
            Set<Use> uses,
            Consumer<Finding> findings) {
        this.rulePackage = rulePackage;
        this.rule = rule;
        this.campaign = campaign;
        this.zone = zone;
        this.lexicon = lexicon;
        this.uses = uses;
        this.findings = findings;
        this.slots = new Slots(rule.legible() == Legible.PARTLY);
    }

    /**
     * Checks a rule; what is wrong with it goes to {@code findings}.
     *
     * @param campaign the code of the campaign in whose folder it stands, or null
     * @param zone of the programme, for days
     * @param uses collects what the rule reads
     */
    public static RuleCheck check(
            RulePackage rulePackage,
            RuleText rule,
            String campaign,
            ZoneId zone,
            Lexicon lexicon,
            Set<Use> uses,
            Consumer<Finding> findings) {
        return new RuleChecker(rulePackage, rule, campaign, zone, lexicon, uses, findings).check();
    }

    private RuleCheck check() {
        checkMetadata();
        List<Checked.Part> conditions = new ArrayList<>();
        for (Condition condition : rule.conditions()) {
            if (!attempt(() -> conditions.add(part(condition, true)))) {
                condition.names().forEach(slots::spoil);
            }
        }
        List<Checked.Statement> consequence = new ArrayList<>();
        for (RuleText.Statement statement : rule.consequence()) {
            attempt(() -> consequence.add(statement(statement)));
        }
        Instant from = moment("from", true).orElse(Instant.MIN);
        Instant until = moment("until", false).orElse(Instant.MAX);
        if (!from.isBefore(until)) {
            report(metadataAt("until"), "the rule's @until lies before its @from");
        }
        if (Checked.ways(conditions) > Checked.MOST_WAYS) {
            report(
                    rule.at(),
                    "its branches can be combined in more than " + Checked.MOST_WAYS + " ways: split the rule");
        }
        boolean isGood = wrong.isEmpty() && rule.legible() == Legible.WHOLLY;
        Optional<Checked.Rule> checked = isGood
                ? Optional.of(new Checked.Rule(
                        origin(),
                        rule.file(),
                        rule.at(),
                        rule.wording(),
                        from,
                        until,
                        slots.count(),
                        conditions,
                        consequence))
                : Optional.empty();
        return new RuleCheck(origin(), from, until, checked, Set.copyOf(wrong));
    }

    private Origin origin() {
        String reason = rule.metadata("reason").map(RuleText.Metadata::value).orElse(rule.name());
        String bestOf = rule.metadata("bestOf").map(RuleText.Metadata::value).orElse(null);
        return new Origin(rulePackage, rule.name(), reason, campaign, bestOf);
    }

    private Position metadataAt(String key) {
        return rule.metadata(key).map(RuleText.Metadata::at).orElse(rule.at());
    }

    private void checkMetadata() {
        for (RuleText.Metadata metadata : rule.metadata()) {
            if (!METADATA.contains(metadata.key())) {
                report(
                        metadata.at(),
                        "@" + metadata.key() + " is not known." + Nearest.advice(metadata.key(), METADATA));
            } else if (metadata.key().equals("variant")) {
                report(metadata.at(), "@variant is not supported yet");
            } else if (metadata.value().isBlank() || metadata.value().length() > 500) {
                report(metadata.at(), "@" + metadata.key() + " has 1 to 500 characters");
            }
            if (rule.metadata().stream()
                            .filter(each -> each.key().equals(metadata.key()))
                            .count()
                    > 1) {
                report(metadata.at(), "@" + metadata.key() + " stands twice");
            }
        }
    }

    /** A day's first moment, or for {@code until} the first moment after it; a time as it is, both ends included. */
    private Optional<Instant> moment(String key, boolean isStart) {
        Optional<RuleText.Metadata> metadata = rule.metadata(key);
        if (metadata.isEmpty()) {
            return Optional.empty();
        }
        String text = metadata.get().value();
        try {
            if (text.length() == 10) {
                LocalDate day = LocalDate.parse(text);
                return Optional.of(
                        (isStart ? day : day.plusDays(1)).atStartOfDay(zone).toInstant());
            }
            Instant time = OffsetDateTime.parse(text).toInstant();
            return Optional.of(isStart ? time : time.plusMillis(1));
        } catch (DateTimeParseException notATime) {
            report(
                    metadata.get().at(),
                    "@" + key
                            + " is a day such as \"2026-06-01\" or a time such as \"2026-06-01T08:00:00+08:00\", not \""
                            + text + "\"");
            return Optional.empty();
        }
    }

    private Checked.Part part(Condition condition, boolean isVisible) {
        if (condition instanceof Pattern pattern) {
            return match(pattern, isVisible);
        } else if (condition instanceof Condition.None none) {
            return new Checked.None(hidden(none.pattern()));
        } else if (condition instanceof Condition.Some some) {
            return new Checked.Some(hidden(some.pattern()));
        } else if (condition instanceof Condition.Total total) {
            return total(total);
        } else if (condition instanceof Condition.All all) {
            Mistakes mistakes = new Mistakes();
            List<Checked.Part> parts = new ArrayList<>();
            for (Condition each : all.parts()) {
                mistakes.in(() -> part(each, isVisible))
                        .ifPresentOrElse(parts::add, () -> each.names().forEach(slots::spoil));
            }
            mistakes.tell();
            return new Checked.All(List.copyOf(parts));
        }
        return either((Condition.Either) condition);
    }

    private Checked.Either either(Condition.Either either) {
        Mistakes mistakes = new Mistakes();
        List<Checked.Part> branches = new ArrayList<>();
        for (Condition branch : either.branches()) {
            Map<String, Symbol> before = slots.snapshot();
            mistakes.in(() -> part(branch, true)).ifPresent(branches::add);
            slots.restore(before);
        }
        mistakes.tell();
        return new Checked.Either(List.copyOf(branches));
    }

    private Checked.Match hidden(Pattern pattern) {
        Map<String, Symbol> before = slots.snapshot();
        Checked.Match match = match(pattern, true);
        slots.restore(before);
        return match;
    }

    private Checked.Match match(Pattern pattern, boolean isVisible) {
        Class<?> fact = factOf(pattern);
        int slot = slots.add(pattern.fact());
        if (pattern.binding() != null && isVisible) {
            slots.bind(pattern.binding(), new Symbol.Whole(slot, Type.of(fact)), pattern.at());
        }
        List<Checked.Constraint> constraints = new ArrayList<>();
        List<Checked.Bound> bound = new ArrayList<>();
        for (Condition.Constraint constraint : pattern.constraints()) {
            if (constraint.binding() == null) {
                attempt(() -> constraints.add(constraint(constraint.expression(), slot, fact)));
            } else if (!attempt(() -> bind(constraint, slot, fact).ifPresent(bound::add))) {
                slots.spoil(constraint.binding());
            }
        }
        return new Checked.Match(slot, fact, pattern.binding(), List.copyOf(constraints), List.copyOf(bound));
    }

    /** One that is misspelt is told, and read as it was most likely meant, so that what else is wrong can be told, too. */
    private Class<?> factOf(Pattern pattern) {
        Map<String, Class<?>> facts = Vocabulary.factsOf(rulePackage);
        Class<?> fact = facts.get(pattern.fact());
        if (fact != null) {
            return fact;
        }
        Optional<String> near = Nearest.nearest(pattern.fact(), facts.keySet());
        SyntaxError unknown = new SyntaxError(
                pattern.at(),
                "rules of " + rulePackage.title() + " have no fact " + pattern.fact() + "."
                        + " They read " + String.join(", ", facts.keySet())
                        + near.map(name -> "; did you mean " + name + "?").orElse(""));
        if (near.isEmpty()) {
            throw unknown;
        }
        attempt(() -> {
            throw unknown;
        });
        return facts.get(near.get());
    }

    /** What is bound, where it is a value that can be shown. */
    private Optional<Checked.Bound> bind(Condition.Constraint constraint, int slot, Class<?> fact) {
        Expression expression = constraint.expression();
        ExpressionChecker checker = new ExpressionChecker(slots, lexicon, uses, slot);
        Typed typed = checker.check(expression, slot, fact);
        if (typed.type().is(Type.Kind.TRUTH) && !(expression instanceof Expression.Call)) {
            throw new SyntaxError(
                    expression.at(), "bind and compare in two steps: " + constraint.binding() + " : net, net > 5");
        } else if (typed.type().is(Type.Kind.MISSING)) {
            throw new SyntaxError(expression.at(), "null can't be bound");
        }
        slots.bind(constraint.binding(), new Symbol.Derived(slot, fact, expression), expression.at());
        return typed.type().is(Type.Kind.FACT)
                ? Optional.empty()
                : Optional.of(new Checked.Bound(constraint.binding(), checker.others(), typed.reading()));
    }

    private Checked.Constraint constraint(Expression expression, int slot, Class<?> fact) {
        ExpressionChecker checker = new ExpressionChecker(slots, lexicon, uses, slot);
        Test test = checker.test(expression, slot, fact);
        List<Integer> others = others(checker, expression.at());
        Expression plain = Comparisons.plain(expression);
        return new Checked.Constraint(
                plain.toString(),
                others,
                test,
                values(plain, slot, fact),
                beside(plain, slot, fact),
                lowerBound(plain, slot, fact),
                checker.size());
    }

    private static List<Integer> others(ExpressionChecker checker, Position at) {
        List<Integer> others = checker.others();
        if (others.size() > MOST_OTHERS) {
            throw new SyntaxError(at, "the comparison reads too many facts at once: at most " + (MOST_OTHERS + 1));
        }
        return others;
    }

    /** What a comparison looks at of its own fact, by its text. */
    private Map<String, Reading> values(Expression expression, int slot, Class<?> fact) {
        Map<String, Reading> values = new LinkedHashMap<>();
        collect(expression, call -> {
            ExpressionChecker own = new ExpressionChecker(slots, lexicon, uses, slot);
            Typed typed = own.check(call, slot, fact);
            if (!(call instanceof Expression.Variable)
                    && own.others().isEmpty()
                    && !typed.type().is(Type.Kind.FACT)) {
                values.put(call.toString(), typed.reading());
            }
        });
        return values;
    }

    /** What a comparison looks at besides: names such as {@code $sum}, other facts, and the tier where it asks for a higher one. */
    private List<Checked.Bound> beside(Expression expression, int slot, Class<?> fact) {
        Map<String, Checked.Bound> beside = new LinkedHashMap<>();
        collect(expression, word -> {
            Expression told = isAboutTier(word) ? tierOf((Expression.Call) word) : word;
            ExpressionChecker own = new ExpressionChecker(slots, lexicon, new HashSet<>(), slot);
            Typed typed = own.check(told, slot, fact);
            boolean isTold = told != word
                    || told instanceof Expression.Variable
                    || !own.others().isEmpty();
            if (isTold && !typed.type().is(Type.Kind.FACT)) {
                beside.put(told.toString(), new Checked.Bound(told.toString(), own.others(), typed.reading()));
            }
        });
        return List.copyOf(beside.values());
    }

    private static boolean isAboutTier(Expression word) {
        return word instanceof Expression.Call call && call.name().equals("atLeast");
    }

    private static Expression tierOf(Expression.Call atLeast) {
        return new Expression.Call(atLeast.target(), "tier", List.of(), atLeast.isMethod(), atLeast.at());
    }

    private static void collect(Expression expression, Consumer<Expression> words) {
        if (expression instanceof Expression.Call
                || expression instanceof Expression.Entry
                || expression instanceof Expression.Variable) {
            words.accept(expression);
        } else if (expression instanceof Expression.Infix infix) {
            collect(infix.left(), words);
            collect(infix.right(), words);
        } else if (expression instanceof Expression.Prefix prefix) {
            collect(prefix.operand(), words);
        } else if (expression instanceof Expression.OneOf oneOf) {
            collect(oneOf.item(), words);
            oneOf.choices().forEach(choice -> collect(choice, words));
        }
    }

    private Checked.LowerBound lowerBound(Expression expression, int slot, Class<?> fact) {
        if (expression instanceof Expression.Infix infix
                && (infix.operator().equals(">=") || infix.operator().equals(">"))
                && infix.left() instanceof Expression.Call call
                && infix.right() instanceof Expression.Figure figure) {
            ExpressionChecker own = new ExpressionChecker(slots, lexicon, uses, slot);
            Typed typed = own.check(call, slot, fact);
            if (own.others().isEmpty() && typed.type().isNumber()) {
                return new Checked.LowerBound(
                        call.toString(),
                        typed.reading(),
                        figure.value(),
                        infix.operator().equals(">"),
                        typed.type().is(Type.Kind.WHOLE));
            }
        }
        return null;
    }

    private Checked.Part total(Condition.Total total) {
        Map<String, Symbol> before = slots.snapshot();
        Checked.Match source = match(total.source(), true);
        List<Checked.Aggregate> aggregates = new ArrayList<>();
        Map<String, Symbol> bound = new LinkedHashMap<>();
        for (Condition.Aggregate aggregate : total.aggregates()) {
            Checked.Aggregate checked = aggregate(aggregate, source);
            aggregates.add(checked);
            bound.put(
                    aggregate.binding(),
                    new Symbol.Whole(checked.slot(), checked.isWhole() ? Type.WHOLE : Type.DECIMAL));
        }
        slots.restore(before);
        bound.forEach((name, symbol) -> slots.bind(name, symbol, total.at()));
        List<Checked.TotalConstraint> constraints = new ArrayList<>();
        for (Condition.Constraint constraint : total.constraints()) {
            if (constraint.binding() != null) {
                throw new SyntaxError(total.at(), "behind the totals only comparisons may stand");
            }
            ExpressionChecker checker = new ExpressionChecker(slots, lexicon, uses, Slots.NOBODY);
            Test test = checker.test(constraint.expression(), Slots.NOBODY, null);
            constraints.add(new Checked.TotalConstraint(new Checked.Constraint(
                    constraint.expression().toString(),
                    others(checker, constraint.expression().at()),
                    test,
                    Map.of(),
                    beside(constraint.expression(), Slots.NOBODY, null),
                    null,
                    checker.size())));
        }
        return new Checked.Total(source, List.copyOf(aggregates), List.copyOf(constraints));
    }

    private Checked.Aggregate aggregate(Condition.Aggregate aggregate, Checked.Match source) {
        if (!FUNCTIONS.contains(aggregate.function())) {
            throw new SyntaxError(
                    aggregate.at(),
                    "there is no total " + aggregate.function() + "; there are average, count, max, min and sum");
        }
        int slot = slots.add(aggregate.binding());
        if (aggregate.function().equals("count")) {
            return new Checked.Aggregate(
                    slot, aggregate.binding(), "count", true, (self, others) -> 1L, List.of(), "count()", 1);
        } else if (aggregate.argument() == null) {
            throw new SyntaxError(aggregate.at(), aggregate.function() + " needs a number in its parentheses");
        }
        ExpressionChecker checker = new ExpressionChecker(slots, lexicon, uses, source.slot());
        Typed typed = checker.check(aggregate.argument(), source.slot(), source.fact());
        if (!typed.type().isNumber() || !checker.others().isEmpty()) {
            throw new SyntaxError(
                    aggregate.at(), aggregate.function() + " takes a number of the fact that is totalled, such as net");
        }
        Reading number = typed.reading();
        return new Checked.Aggregate(
                slot,
                aggregate.binding(),
                aggregate.function(),
                typed.type().is(Type.Kind.WHOLE) && !aggregate.function().equals("average"),
                (self, others) -> Exact.number(number.of(self, others)),
                List.of(),
                aggregate.function() + "(" + aggregate.argument() + ")",
                checker.size());
    }

    private Checked.Statement statement(RuleText.Statement statement) {
        ExpressionChecker checker = new ExpressionChecker(slots, lexicon, uses, Slots.NOBODY);
        return new StatementChecker(rulePackage, checker, statement).check();
    }

    /** Whether the check found nothing wrong; what it found is reported. */
    private boolean attempt(Runnable check) {
        try {
            check.run();
            return true;
        } catch (SyntaxError error) {
            error.places().forEach(wrong::add);
            error.told().forEach(each -> report(each.at(), each.getMessage()));
            return false;
        }
    }

    private void report(Position at, String message) {
        wrong.add(at);
        findings.accept(new Finding(rule.file(), at.line(), at.column(), rule.name(), message, Finding.Severity.ERROR));
    }
}
