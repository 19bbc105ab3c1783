package dev.guerdon.rulebook.language;

import dev.guerdon.facts.Line;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.proposal.Verbs;
import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.language.Checked.Making;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks one {@code propose.verb(…);} and turns it into what makes the proposal. */
final class StatementChecker {
    private static final Map<String, String> NOT_YET = Map.of(
            "wallet", "propose.wallet(…) is not supported yet",
            "referrer", "propose.referrer() is not supported yet");

    /** What gives points of its own, which may lapse by themselves. */
    private static final Set<String> OWN_LOT = Set.of("points(n)", "bonus(n)");

    private static final Type A_LINE = Type.of(Line.class);
    private static final Line SOME_LINE = new Line(
            "1", "", "", "", Set.of(), 1, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, Map.of());

    private final RulePackage rulePackage;
    private final ExpressionChecker checker;
    private final RuleText.Statement statement;

    StatementChecker(RulePackage rulePackage, ExpressionChecker checker, RuleText.Statement statement) {
        this.rulePackage = rulePackage;
        this.checker = checker;
        this.statement = statement;
    }

    /** @throws SyntaxError with what is wrong */
    Checked.Statement check() {
        Mistakes mistakes = new Mistakes();
        List<VerbSignature> forms = mistakes.in(this::forms).orElse(List.of());
        List<Typed> arguments = new ArrayList<>();
        for (Expression argument : statement.arguments()) {
            mistakes.in(() -> argument(argument)).ifPresent(arguments::add);
        }
        mistakes.tell();
        VerbSignature verb = verbFor(forms, arguments);
        Reading[] readings = new Reading[arguments.size()];
        for (int i = 0; i < readings.length; i++) {
            int index = i;
            mistakes.in(() -> converted(arguments.get(index), verb, index))
                    .ifPresent(reading -> readings[index] = reading);
        }
        mistakes.tell();
        Making making = others -> {
            Object[] values = new Object[readings.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = readings[i].of(null, others);
            }
            return verb.propose(values);
        };
        return statement.lapseAfterDays() == null ? finished(making, arguments) : lapsing(making, verb, arguments);
    }

    private Typed argument(Expression argument) {
        requirePlain(argument);
        return checker.check(argument, Slots.NOBODY, null);
    }

    private Checked.Statement finished(Making making, List<Typed> arguments) {
        List<Typed> varying =
                arguments.stream().filter(each -> each.constant() == null).toList();
        Proposal sample = null;
        if (varying.stream().allMatch(each -> each.type().equals(A_LINE))) {
            sample = sample(making);
        }
        return new Checked.Statement(text(), checker.others(), making, varying.isEmpty() ? sample : null);
    }

    /** What is proposed for some line: where nothing else varies it shows now whether the numbers are within bounds. */
    private Proposal sample(Making making) {
        Object[] lines = new Object[checker.others().size()];
        Arrays.fill(lines, SOME_LINE);
        try {
            return making.of(lines);
        } catch (IllegalArgumentException outOfBounds) {
            throw new SyntaxError(statement.at(), outOfBounds.getMessage());
        }
    }

    private Checked.Statement lapsing(Making making, VerbSignature verb, List<Typed> arguments) {
        if (!OWN_LOT.contains(verb.toString())) {
            throw new SyntaxError(statement.at(), "lapseAfterDays stands behind points(n) or bonus(n) only");
        }
        Typed days = argument(statement.lapseAfterDays());
        if (!days.type().is(Type.Kind.WHOLE)) {
            throw new SyntaxError(statement.lapseAfterDays().at(), "lapseAfterDays takes a whole number of days");
        }
        Reading reading = days.reading();
        return finished(
                others -> Verbs.lapseAfterDays(making.of(others), within(Exact.whole(reading.of(null, others)))),
                Stream.concat(arguments.stream(), Stream.of(days)).toList());
    }

    private static void requirePlain(Expression argument) {
        if (argument instanceof Expression.Infix
                || argument instanceof Expression.OneOf
                || argument instanceof Expression.Prefix) {
            throw new SyntaxError(
                    argument.at(),
                    "a consequence does not calculate: bind it in the condition, such as Line( $n : (net * 2) ), and"
                            + " propose $n");
        }
    }

    private List<VerbSignature> forms() {
        String notYet = NOT_YET.get(statement.verb());
        if (notYet != null) {
            throw new SyntaxError(statement.at(), notYet);
        }
        List<VerbSignature> all = VerbSignature.of(rulePackage);
        List<VerbSignature> forms = all.stream()
                .filter(each -> each.name().equals(statement.verb()))
                .toList();
        if (forms.isEmpty()) {
            throw new SyntaxError(
                    statement.at(),
                    "rules of " + rulePackage.title() + " can't propose." + statement.verb() + "." + instead(all));
        }
        return forms;
    }

    private String instead(List<VerbSignature> all) {
        Set<String> known = all.stream().map(VerbSignature::name).collect(Collectors.toSet());
        String others = Stream.of(RulePackage.values())
                .filter(each -> VerbSignature.of(each).stream()
                        .anyMatch(form -> form.name().equals(statement.verb())))
                .map(RulePackage::title)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            return " That is for rules of " + others + ".";
        }
        return Nearest.nearest(statement.verb(), known)
                .map(near -> " Did you mean " + near + "?")
                .orElseGet(() ->
                        " They can " + String.join(", ", known.stream().sorted().toList()) + ".");
    }

    private VerbSignature verbFor(List<VerbSignature> forms, List<Typed> arguments) {
        return forms.stream()
                .filter(form -> takes(form, arguments))
                .findFirst()
                .orElseThrow(() -> MisusedVerb.of(statement, forms, arguments));
    }

    private static boolean takes(VerbSignature form, List<Typed> arguments) {
        if (form.parameters().size() != arguments.size()) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (!takes(Type.of(form.parameters().get(i)), arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean takes(Type wanted, Typed given) {
        return switch (wanted.kind()) {
            case DECIMAL -> given.type().isNumber();
            case DATE -> given.type().is(Type.Kind.DATE) || given.constant() instanceof String;
            case FACT -> given.type().equals(wanted);
            default -> given.type().is(wanted.kind());
        };
    }

    private Reading converted(Typed given, VerbSignature verb, int index) {
        Class<?> wanted = verb.parameters().get(index);
        Expression argument = statement.arguments().get(index);
        Reading reading = given.reading();
        if (given.constant() instanceof String text && wanted == String.class) {
            checker.requireKnown(verb.words().get(index), text, argument.at());
            return reading;
        } else if (given.constant() instanceof String text) {
            Object date = ExpressionChecker.date(text, argument.at());
            return (self, others) -> date;
        } else if (wanted == BigDecimal.class) {
            RoundingMode rounding = verb.roundings().get(index);
            return (self, others) -> Exact.decimal(reading.of(self, others), rounding);
        } else if (wanted == long.class) {
            return (self, others) -> Exact.whole(reading.of(self, others));
        } else if (wanted == int.class) {
            return (self, others) -> within(Exact.whole(reading.of(self, others)));
        }
        return reading;
    }

    /** The nearest number that is none too large to be looked at: what is too much for a verb, the verb says. */
    private static int within(long number) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(number, Integer.MAX_VALUE));
    }

    private String text() {
        return "propose." + statement.verb()
                + statement.arguments().stream().map(Expression::toString).collect(Collectors.joining(", ", "(", ")"))
                + (statement.lapseAfterDays() == null ? "" : ".lapseAfterDays(" + statement.lapseAfterDays() + ")");
    }
}
