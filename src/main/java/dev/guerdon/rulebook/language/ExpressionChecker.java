package dev.guerdon.rulebook.language;

import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Use;
import dev.guerdon.facts.Word;
import dev.guerdon.rulebook.Invisible;
import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.language.Expression.Call;
import dev.guerdon.rulebook.language.Expression.Entry;
import dev.guerdon.rulebook.language.Expression.Figure;
import dev.guerdon.rulebook.language.Expression.Infix;
import dev.guerdon.rulebook.language.Expression.Missing;
import dev.guerdon.rulebook.language.Expression.OneOf;
import dev.guerdon.rulebook.language.Expression.Prefix;
import dev.guerdon.rulebook.language.Expression.Text;
import dev.guerdon.rulebook.language.Expression.Truth;
import dev.guerdon.rulebook.language.Expression.Variable;
import dev.guerdon.rulebook.language.Slots.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Turns an expression into a function of facts, and says what is wrong with it: unknown words, kinds that don't go together.
 * One checker serves one constraint (or one argument), and collects which other facts it reads.
 */
final class ExpressionChecker {
    private static final int LONGEST = 500;
    private static final Pattern FIGURE = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Set<String> NOT_YET =
            Set.of("plan", "planUntil", "valuePercentile", "churnRisk", "lifetimeValue");

    private final Slots slots;
    private final Lexicon lexicon;
    private final Set<Use> uses;
    private final int self;
    private final List<Integer> others = new ArrayList<>();
    private int size;

    /**
     * @param self the slot of the fact at hand, or {@link Slots#NOBODY} in a consequence
     * @param uses collects what is read of the facts
     */
    ExpressionChecker(Slots slots, Lexicon lexicon, Set<Use> uses, int self) {
        this.slots = slots;
        this.lexicon = lexicon;
        this.uses = uses;
        this.self = self;
    }

    /** How many words and operators were checked, with those that names stand for. */
    int size() {
        return size;
    }

    /** The places in the match that were read besides the fact at hand. */
    List<Integer> others() {
        return List.copyOf(others);
    }

    /**
     * Checks an expression whose bare words are those of a fact.
     *
     * @param slot the fact's slot
     * @param fact its record, or null where no bare words may stand
     * @throws SyntaxError with what is wrong
     */
    Typed check(Expression expression, int slot, Class<?> fact) {
        if (++size > LONGEST) {
            throw new SyntaxError(expression.at(), "the expression is too long: split the rule");
        }
        if (expression instanceof Figure figure) {
            return figure(figure);
        } else if (expression instanceof Text text) {
            return text(text);
        } else if (expression instanceof Truth truth) {
            return Typed.constant(Type.TRUTH, truth.value());
        } else if (expression instanceof Missing) {
            return Typed.of(Type.MISSING, (me, rest) -> null);
        } else if (expression instanceof Variable variable) {
            return variable(variable);
        } else if (expression instanceof Call call) {
            return call(call, slot, fact);
        } else if (expression instanceof Entry entry) {
            return entry(entry, slot, fact);
        } else if (expression instanceof Prefix prefix) {
            return prefix(prefix, slot, fact);
        } else if (expression instanceof OneOf oneOf) {
            return oneOf(oneOf, slot, fact);
        }
        Infix infix = (Infix) expression;
        return switch (infix.operator()) {
            case "&&", "||" -> logic(infix, slot, fact);
            case "+", "-", "*", "/", "%" -> arithmetic(infix, slot, fact);
            case "contains", "not contains" -> contains(infix, slot, fact);
            default -> comparison(infix, slot, fact);
        };
    }

    /** Checks something that must be true or false. */
    Test test(Expression expression, int slot, Class<?> fact) {
        Typed typed = check(expression, slot, fact);
        if (!typed.type().is(Type.Kind.TRUTH)) {
            throw new SyntaxError(
                    expression.at(),
                    expression + " is " + typed.type().title() + "; a condition compares, such as " + expression
                            + " == …");
        }
        Reading reading = typed.reading();
        return (me, rest) -> (Boolean) reading.of(me, rest);
    }

    /** What stands in a slot. */
    Reading whole(int slot) {
        if (slot == self) {
            return (me, rest) -> me;
        }
        int index = others.indexOf(slot);
        if (index < 0) {
            others.add(slot);
            index = others.size() - 1;
        }
        int place = index;
        return (me, rest) -> rest[place];
    }

    /** Refuses a word in quotes that the programme does not know. */
    void requireKnown(Word word, String text, Position at) {
        if (word == Word.COUPON_CODE && !text.equals(Coupon.normal(text))) {
            throw new SyntaxError(
                    at,
                    "codes of coupons are in capital letters here, however they were typed: write \""
                            + Coupon.normal(text) + "\"");
        }
        Optional<Set<String>> known = lexicon.words(word);
        if (known.isPresent() && !known.get().contains(text) && !isUnset(word, text)) {
            throw new SyntaxError(
                    at, "unknown " + word.title() + " \"" + text + "\"." + advice(word, text, known.get()));
        }
    }

    private static String advice(Word word, String text, Set<String> known) {
        return known.isEmpty() ? " The programme has no " + word.title() + " yet." : Nearest.advice(text, known);
    }

    /** A date written in quotes. */
    static LocalDate date(String text, Position at) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            throw new SyntaxError(at, "\"" + text + "\" is not a date; write it as \"2026-06-01\"");
        }
    }

    /** A time written in quotes. */
    private static Instant time(String text, Position at) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notATime) {
            throw new SyntaxError(
                    at,
                    "\"" + text + "\" is not a time; write it as \"2026-06-01T08:00:00+08:00\", or compare the date");
        }
    }

    private static boolean isUnset(Word word, String text) {
        return text.isEmpty() && word != Word.TIER;
    }

    /** A condition compares words: one with something invisible in it equals none that looks like it. */
    private Typed text(Text text) {
        if (self != Slots.NOBODY) {
            Invisible.adviceOn(text.value().replace("\n", "")).ifPresent(advice -> {
                throw new SyntaxError(text.at(), "in " + text + ": " + advice);
            });
        }
        return Typed.constant(Type.TEXT, text.value());
    }

    private static Typed figure(Figure figure) {
        BigDecimal value = figure.value();
        boolean isWhole = value.stripTrailingZeros().scale() <= 0 && value.precision() - value.scale() <= 18;
        return Typed.constant(isWhole ? Type.WHOLE : Type.DECIMAL, isWhole ? (Object) value.longValueExact() : value);
    }

    private Typed variable(Variable variable) {
        Symbol symbol = slots.find(variable.name(), variable.at());
        if (symbol instanceof Symbol.Whole whole) {
            return Typed.of(whole.type(), whole(whole.slot()));
        }
        Symbol.Derived derived = (Symbol.Derived) symbol;
        return check(derived.expression(), derived.slot(), derived.fact());
    }

    private Typed call(Call call, int slot, Class<?> fact) {
        if (call.target() == null) {
            if (fact == null) {
                throw new SyntaxError(
                        call.at(),
                        "here only numbers, words in quotes and what was bound with $ may stand, not " + call.name());
            }
            return read(call, fact, whole(slot), slot, fact);
        }
        Typed target = check(call.target(), slot, fact);
        if (!target.type().is(Type.Kind.FACT)) {
            throw new SyntaxError(
                    call.at(), call.target() + " is " + target.type().title() + " and has no ." + call.name());
        }
        return read(call, target.type().fact(), target.reading(), slot, fact);
    }

    private Typed read(Call call, Class<?> owner, Reading target, int slot, Class<?> fact) {
        SortedMap<String, Property> words = Vocabulary.of(owner);
        Property property = words.get(call.name());
        if (property == null && NOT_YET.contains(call.name())) {
            throw new SyntaxError(call.at(), call.name() + " is not supported yet");
        } else if (property == null) {
            throw new SyntaxError(
                    call.at(),
                    "a " + owner.getSimpleName() + " has no " + call.name() + "."
                            + Nearest.advice(call.name(), words.keySet()));
        }
        if (property.parameter() == null) {
            if (!call.arguments().isEmpty()) {
                throw new SyntaxError(call.at(), call.name() + " takes nothing in parentheses");
            }
            uses.add(new Use(owner, property.name(), ""));
            Function<Object, Object> getter = property.getter();
            return new Typed(property.type(), property.word(), (me, rest) -> getter.apply(target.of(me, rest)), null);
        }
        return lookUp(call, property, target, slot, fact);
    }

    private Typed lookUp(Call call, Property property, Reading target, int slot, Class<?> fact) {
        if (call.arguments().size() != 1) {
            throw new SyntaxError(call.at(), "write it as " + property.signature());
        }
        Expression argument = call.arguments().get(0);
        Typed typed = check(argument, slot, fact);
        BiFunction<Object, Object, Object> lookup = property.lookup();
        if (property.parameter().is(Type.Kind.WHOLE)) {
            int days = wholeConstant(typed, argument);
            uses.add(new Use(property.owner(), property.name(), String.valueOf(days)));
            return new Typed(
                    property.type(), property.word(), (me, rest) -> lookup.apply(target.of(me, rest), days), null);
        }
        if (!(typed.constant() instanceof String word)) {
            throw new SyntaxError(
                    argument.at(),
                    property.signature() + " takes a word in quotes, such as a "
                            + property.parameterWord().title());
        }
        requireKnown(property.parameterWord(), word, argument.at());
        uses.add(new Use(property.owner(), property.name(), word));
        return new Typed(property.type(), property.word(), (me, rest) -> lookup.apply(target.of(me, rest), word), null);
    }

    private static int wholeConstant(Typed typed, Expression argument) {
        if (typed.constant() instanceof Long number && number >= 1 && number <= 36_525) {
            return number.intValue();
        }
        throw new SyntaxError(argument.at(), "here a whole number from 1 to 36525 must stand");
    }

    private Typed entry(Entry entry, int slot, Class<?> fact) {
        Typed target = check(entry.target(), slot, fact);
        if (!target.type().is(Type.Kind.ENTRIES)) {
            throw new SyntaxError(entry.at(), "only attributes have entries in brackets");
        }
        if (!(check(entry.key(), slot, fact).constant() instanceof String key)) {
            throw new SyntaxError(entry.key().at(), "in brackets stands the attribute's name in quotes");
        }
        requireKnown(target.word(), key, entry.key().at());
        Reading map = target.reading();
        return Typed.of(Type.TEXT, (me, rest) -> {
            Object value = ((Map<?, ?>) map.of(me, rest)).get(key);
            return value == null ? "" : value;
        });
    }

    private Typed prefix(Prefix prefix, int slot, Class<?> fact) {
        Typed operand = check(prefix.operand(), slot, fact);
        Reading reading = operand.reading();
        if (prefix.operator().equals("!")) {
            requireKind(operand, Type.Kind.TRUTH, prefix.operand());
            return Typed.of(Type.TRUTH, (me, rest) -> !(Boolean) reading.of(me, rest));
        }
        requireNumber(operand, prefix.operand());
        return Typed.of(operand.type(), (me, rest) -> Exact.negated(reading.of(me, rest)));
    }

    private Typed logic(Infix infix, int slot, Class<?> fact) {
        refuseLooseChoice(infix);
        Mistakes mistakes = new Mistakes();
        Optional<Test> one = mistakes.in(() -> test(infix.left(), slot, fact));
        Optional<Test> two = mistakes.in(() -> test(infix.right(), slot, fact));
        mistakes.tell();
        Test left = one.orElseThrow();
        Test right = two.orElseThrow();
        return infix.operator().equals("&&")
                ? Typed.of(Type.TRUTH, (me, rest) -> left.holds(me, rest) && right.holds(me, rest))
                : Typed.of(Type.TRUTH, (me, rest) -> left.holds(me, rest) || right.holds(me, rest));
    }

    /** {@code channel == "app" || "web"} compares the channel with one of them only. */
    private static void refuseLooseChoice(Infix infix) {
        boolean isLoose = infix.right() instanceof Text || infix.right() instanceof Figure;
        if (isLoose
                && infix.operator().equals("||")
                && infix.left() instanceof Infix first
                && first.operator().equals("==")) {
            throw new SyntaxError(
                    infix.right().at(),
                    "of several write " + first.left() + " in (" + first.right() + ", " + infix.right() + ")");
        }
    }

    /** Both sides of an operator. */
    private record Sides(Typed left, Typed right) {}

    private Sides sides(Infix infix, int slot, Class<?> fact) {
        Mistakes mistakes = new Mistakes();
        Optional<Typed> left = mistakes.in(() -> side(infix.left(), infix.right(), slot, fact));
        Optional<Typed> right = mistakes.in(() -> side(infix.right(), infix.left(), slot, fact));
        mistakes.tell();
        return new Sides(left.orElseThrow(), right.orElseThrow());
    }

    private Typed side(Expression side, Expression other, int slot, Class<?> fact) {
        boolean isUnknown = side instanceof Call call
                && call.target() == null
                && !call.isMethod()
                && fact != null
                && !Vocabulary.of(fact).containsKey(call.name());
        if (isUnknown && isOfWords(other, slot, fact)) {
            throw new SyntaxError(side.at(), "put words in quotes: \"" + side + "\"");
        }
        return check(side, slot, fact);
    }

    /** Whether a property has words for its value: what is compared with it was most likely meant as one. */
    private boolean isOfWords(Expression expression, int slot, Class<?> fact) {
        if (expression instanceof Text
                || expression.all().anyMatch(part -> part instanceof Infix || part instanceof OneOf)) {
            return false;
        }
        return new Mistakes()
                .in(() -> check(expression, slot, fact).type())
                .filter(type -> type.is(Type.Kind.TEXT) || type.is(Type.Kind.WORDS))
                .isPresent();
    }

    private Typed arithmetic(Infix infix, int slot, Class<?> fact) {
        Sides sides = sides(infix, slot, fact);
        Typed left = sides.left();
        Typed right = sides.right();
        requireNumber(left, infix.left());
        requireNumber(right, infix.right());
        if ((infix.operator().equals("/") || infix.operator().equals("%"))
                && right.constant() != null
                && Exact.isZero(right.constant())) {
            throw new SyntaxError(infix.right().at(), "nothing can be divided by 0");
        }
        boolean isWhole = !infix.operator().equals("/")
                && left.type().is(Type.Kind.WHOLE)
                && right.type().is(Type.Kind.WHOLE);
        return Typed.of(
                isWhole ? Type.WHOLE : Type.DECIMAL,
                Exact.arithmetic(infix.operator(), left.reading(), right.reading()));
    }

    private Typed contains(Infix infix, int slot, Class<?> fact) {
        Sides sides = sides(infix, slot, fact);
        Typed set = sides.left();
        Typed item = sides.right();
        if (set.type().is(Type.Kind.TEXT) && item.type().is(Type.Kind.TEXT)) {
            String equality = infix.operator().equals("contains") ? " == " : " != ";
            throw new SyntaxError(
                    infix.left().at(),
                    infix.left() + " is one word, not a set of words: write " + infix.left() + equality
                            + infix.right());
        }
        requireKind(set, Type.Kind.WORDS, infix.left());
        requireKind(item, Type.Kind.TEXT, infix.right());
        requireKnownConstant(set.word(), item, infix.right());
        Reading words = set.reading();
        Reading word = item.reading();
        boolean wanted = infix.operator().equals("contains");
        return Typed.of(Type.TRUTH, (me, rest) -> ((Set<?>) words.of(me, rest)).contains(word.of(me, rest)) == wanted);
    }

    private Typed oneOf(OneOf oneOf, int slot, Class<?> fact) {
        check(oneOf.item(), slot, fact);
        // So that a missing date is neither one of several nor none of them.
        String operator = oneOf.isNegated() ? "!=" : "==";
        Mistakes mistakes = new Mistakes();
        List<Reading> each = new ArrayList<>();
        for (Expression choice : oneOf.choices()) {
            mistakes.in(() -> comparison(new Infix(operator, oneOf.item(), choice, choice.at()), slot, fact))
                    .ifPresent(typed -> each.add(typed.reading()));
        }
        mistakes.tell();
        boolean isEnough = !oneOf.isNegated();
        return Typed.of(Type.TRUTH, (me, rest) -> {
            for (Reading comparison : each) {
                if ((Boolean) comparison.of(me, rest) == isEnough) {
                    return isEnough;
                }
            }
            return !isEnough;
        });
    }

    private Typed comparison(Infix infix, int slot, Class<?> fact) {
        Sides sides = sides(infix, slot, fact);
        Typed left = sides.left();
        Typed right = sides.right();
        String operator = infix.operator();
        if (left.type().isNumber() && right.type().isNumber()) {
            return Typed.of(Type.TRUTH, Exact.numbers(operator, left.reading(), right.reading()));
        } else if (left.type().is(Type.Kind.TIME) || right.type().is(Type.Kind.TIME)) {
            return Typed.of(
                    Type.TRUTH, Exact.moments(operator, asTime(left, infix.left()), asTime(right, infix.right())));
        } else if (left.type().is(Type.Kind.DATE) || right.type().is(Type.Kind.DATE)) {
            return Typed.of(
                    Type.TRUTH,
                    Exact.moments(
                            operator, asDate(left, infix.left(), operator), asDate(right, infix.right(), operator)));
        } else if (left.type().is(Type.Kind.TEXT) && right.type().is(Type.Kind.TEXT)) {
            requireEquality(
                    infix,
                    left.word() == Word.TIER
                            ? "tiers are ranked with atLeast: write " + ranked(infix)
                            : "words are only equal (==) or not (!=)");
            requireKnownConstant(left.word(), right, infix.right());
            requireKnownConstant(right.word(), left, infix.left());
            return Typed.of(Type.TRUTH, Exact.equality(operator, left.reading(), right.reading()));
        } else if (left.type().is(Type.Kind.TRUTH) && right.type().is(Type.Kind.TRUTH)) {
            requireEquality(infix, "true and false are only equal (==) or not (!=)");
            return Typed.of(Type.TRUTH, Exact.equality(operator, left.reading(), right.reading()));
        }
        throw new SyntaxError(
                infix.at(),
                infix.left() + " is " + left.type().title() + " and " + infix.right() + " is "
                        + right.type().title() + ": they can't be compared" + instead(infix, left, right));
    }

    private static String instead(Infix infix, Typed left, Typed right) {
        if (left.type().is(Type.Kind.WORDS)) {
            return "; write " + infix.left() + " contains …";
        }
        boolean isQuoted = left.type().isNumber()
                && right.constant() instanceof String text
                && FIGURE.matcher(text).matches();
        return isQuoted ? "; write " + infix.left() + " " + infix.operator() + " " + right.constant() : "";
    }

    /** Above a tier is at least that tier, and another one. */
    private static String ranked(Infix infix) {
        String atLeast = infix.left().toString().replaceFirst("tier$", "atLeast") + "(" + infix.right() + ")";
        return switch (infix.operator()) {
            case ">=" -> atLeast;
            case "<" -> "!" + atLeast;
            case ">" -> atLeast + ", " + infix.left() + " != " + infix.right();
            default -> "(!" + atLeast + " || " + infix.left() + " == " + infix.right() + ")";
        };
    }

    private Reading asDate(Typed typed, Expression expression, String operator) {
        if (typed.type().is(Type.Kind.DATE)) {
            return typed.reading();
        } else if (typed.type().is(Type.Kind.MISSING) && (operator.equals("==") || operator.equals("!="))) {
            return null;
        } else if (typed.constant() instanceof String text) {
            LocalDate date = date(text, expression.at());
            return (me, rest) -> date;
        }
        throw new SyntaxError(
                expression.at(), expression + " is " + typed.type().title() + " and can't be compared with a date");
    }

    private static Reading asTime(Typed typed, Expression expression) {
        if (typed.type().is(Type.Kind.TIME)) {
            return typed.reading();
        } else if (typed.constant() instanceof String text) {
            Instant time = time(text, expression.at());
            return (me, rest) -> time;
        }
        throw new SyntaxError(
                expression.at(), expression + " is " + typed.type().title() + " and can't be compared with a time");
    }

    private void requireKnownConstant(Word word, Typed typed, Expression expression) {
        if (typed.constant() instanceof String text) {
            requireKnown(word, text, expression.at());
        }
    }

    private static void requireEquality(Infix infix, String sentence) {
        if (!infix.operator().equals("==") && !infix.operator().equals("!=")) {
            throw new SyntaxError(infix.at(), sentence);
        }
    }

    private static void requireNumber(Typed typed, Expression expression) {
        if (!typed.type().isNumber()) {
            throw new SyntaxError(
                    expression.at(), expression + " is " + typed.type().title() + ", not a number");
        }
    }

    private static void requireKind(Typed typed, Type.Kind kind, Expression expression) {
        if (!typed.type().is(kind)) {
            throw new SyntaxError(
                    expression.at(),
                    expression + " is " + typed.type().title() + ", not " + new Type(kind, null).title());
        }
    }
}
