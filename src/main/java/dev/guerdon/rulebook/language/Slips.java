package dev.guerdon.rulebook.language;

import dev.guerdon.rulebook.language.Token.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Slips in expressions of which it is clear what is meant: operators of other languages and of none, amounts with their currency.
 * They are told and read as they are meant, so that what stands beside them is judged, too.
 */
final class Slips {
    private static final Slip EQUAL = new Slip("==", "to compare write ==");
    private static final Slip CONTAINS = new Slip("contains", "to ask what is among them write contains");
    private static final Slip BOTH = new Slip("&&", "where both must hold write && or a comma");
    private static final Slip EITHER = new Slip("||", "where one of both must hold write ||");
    private static final Slip DIFFERENT = new Slip("!=", "different is written !=");
    private static final Slip AT_LEAST = new Slip(">=", "at least is written >=");
    private static final Slip AT_MOST = new Slip("<=", "at most is written <=");
    private static final Slip MORE = new Slip(">", "more than is written >");
    private static final Slip LESS = new Slip("<", "less than is written <");

    private static final Map<String, Slip> OPERATORS = Map.ofEntries(
            Map.entry("=>", AT_LEAST),
            Map.entry("=<", AT_MOST),
            Map.entry("<>", DIFFERENT),
            Map.entry("!==", DIFFERENT),
            Map.entry("===", EQUAL),
            Map.entry("=", EQUAL),
            Map.entry("is", EQUAL),
            Map.entry("equals", EQUAL),
            Map.entry("has", CONTAINS),
            Map.entry("includes", CONTAINS),
            Map.entry("above", MORE),
            Map.entry("below", LESS),
            Map.entry("is not", DIFFERENT),
            Map.entry("equal to", EQUAL),
            Map.entry("at least", AT_LEAST),
            Map.entry("at most", AT_MOST),
            Map.entry("more than", MORE),
            Map.entry("greater than", MORE),
            Map.entry("higher than", MORE),
            Map.entry("less than", LESS),
            Map.entry("fewer than", LESS),
            Map.entry("lower than", LESS));

    private static final Map<String, Slip> CONNECTIVES =
            Map.of("&", BOTH, "and", BOTH, "AND", BOTH, "|", EITHER, "or", EITHER, "OR", EITHER);

    private static final Set<String> BEHIND_NUMBER = Set.of(")", ",", "&&", "||", ";");
    private static final Set<String> NO_VALUES = Set.of("in", "contains", "not", "and", "or", "then", "end");
    private static final Set<String> BEFORE_VALUE = Set.of("-", "!");
    private static final int MOST_WORDS = 2;
    private static final int LETTERS_OF_CURRENCY = 3;

    /** {@code CNY500}, which is a name to the language. */
    private static final Pattern GLUED = Pattern.compile("[A-Z]{" + LETTERS_OF_CURRENCY + "}[0-9]+");

    private final Tokens tokens;

    Slips(Tokens tokens) {
        this.tokens = tokens;
    }

    /** What is written, and what to write. */
    private record Slip(String meant, String sentence) {}

    /** Between what is compared. */
    void mendOperator() {
        int begin = isDecoration() ? 1 : 0;
        for (int words = MOST_WORDS; words > 0; words--) {
            Optional<Slip> slip = Optional.ofNullable(OPERATORS.get(words(begin, words)));
            if (slip.isPresent()) {
                mend(slip.get(), begin + words);
                return;
            }
        }
    }

    /** The first word of {@code is more than}. */
    private boolean isDecoration() {
        return tokens.peek().is("is") && OPERATORS.containsKey(words(1, MOST_WORDS));
    }

    /** So many words, or signs, joined; "" where it is something else. */
    private String words(int begin, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = begin; i < begin + count; i++) {
            Token token = tokens.peek(i);
            if (token.kind() != Kind.NAME && (token.kind() != Kind.SYMBOL || count > 1)) {
                return "";
            }
            words.append(i == begin ? "" : " ").append(token.text());
        }
        return words.toString();
    }

    /** Behind a comparison. */
    void mendConnective() {
        Slip slip = CONNECTIVES.get(words(0, 1));
        if (slip != null) {
            mend(slip, 1);
        }
    }

    /** @throws SyntaxError where no value follows, so that it may be meant otherwise, or is a word too much */
    private void mend(Slip slip, int count) {
        if (!beginsValue(count)) {
            throw new SyntaxError(tokens.here(), slip.sentence());
        }
        Kind kind = Character.isLetter(slip.meant().charAt(0)) ? Kind.NAME : Kind.SYMBOL;
        SyntaxError mistake = new SyntaxError(tokens.here(), slip.sentence());
        tokens.readAs(mistake, count, new Token(kind, slip.meant(), tokens.here()));
    }

    private boolean beginsValue(int ahead) {
        Token token = tokens.peek(ahead);
        return switch (token.kind()) {
            case NUMBER, TEXT, VARIABLE -> true;
            case NAME -> !tokens.isFact(ahead) && !NO_VALUES.contains(token.text());
            case SYMBOL -> BEFORE_VALUE.contains(token.text());
            case WRONG, END -> false;
        };
    }

    /** Before a sign or a value: {@code not birthdayToday}. */
    void mendNot() {
        if (tokens.peek().is("not") && tokens.peek(1).kind() == Kind.NAME) {
            tokens.readAs(
                    new SyntaxError(
                            tokens.here(),
                            "not is written ! here: !" + tokens.peek(1).text()),
                    1,
                    new Token(Kind.SYMBOL, "!", tokens.here()));
        }
    }

    /** Where a value begins: a day that is in no quotes, an amount with its currency before or behind it. */
    void mendValue() {
        tokens.mendBareDate();
        Token token = tokens.peek();
        Token next = tokens.peek(1);
        if (isDollars(token)) {
            readAmount(
                    token,
                    "$",
                    3,
                    token.text().substring(1) + "." + tokens.peek(2).text());
        } else if (isCurrency(token) && next.kind() == Kind.NUMBER) {
            readAmount(token, token.text(), 2, next.text());
        } else if (token.kind() == Kind.NAME && GLUED.matcher(token.text()).matches()) {
            boolean hasCents = next.is(".") && tokens.peek(2).kind() == Kind.NUMBER;
            readAmount(
                    token,
                    token.text().substring(0, LETTERS_OF_CURRENCY),
                    hasCents ? 3 : 1,
                    token.text().substring(LETTERS_OF_CURRENCY)
                            + (hasCents ? "." + tokens.peek(2).text() : ""));
        } else if (token.kind() == Kind.NUMBER
                && next.kind() == Kind.NAME
                && BEHIND_NUMBER.stream().anyMatch(tokens.peek(2)::is)) {
            readAmount(next, next.text(), 2, token.text());
        }
    }

    private void readAmount(Token at, String tooMuch, int count, String number) {
        tokens.readAs(Lexer.currencySign(at.at(), tooMuch), count, new Token(Kind.NUMBER, number, tokens.here()));
    }

    /** With cents; without them it may be a name. */
    private boolean isDollars(Token token) {
        return token.kind() == Kind.VARIABLE
                && Token.isAmount(token.text())
                && tokens.peek(1).is(".")
                && tokens.peek(2).kind() == Kind.NUMBER;
    }

    private static boolean isCurrency(Token token) {
        return token.kind() == Kind.NAME
                && token.text().length() == LETTERS_OF_CURRENCY
                && token.text().chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
    }

    /**
     * Behind a number.
     *
     * @return whether a percent sign was told and read
     */
    boolean mendPercent(Expression number) {
        boolean isPercent = number instanceof Expression.Figure
                && tokens.peek().is("%")
                && BEHIND_NUMBER.stream().anyMatch(tokens.peek(1)::is);
        if (isPercent) {
            SyntaxError mistake = new SyntaxError(tokens.here(), "leave the % out: write " + number);
            tokens.readAs(mistake, 2, tokens.peek(1));
        }
        return isPercent;
    }
}
