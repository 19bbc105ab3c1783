package dev.guerdon.rulebook.language;

import dev.guerdon.rulebook.Invisible;
import dev.guerdon.rulebook.LineEnds;
import dev.guerdon.rulebook.language.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a rule file into tokens; comments and white space fall away. */
final class Lexer {
    private static final int MOST_DIGITS = 30;
    private static final String CURLY_QUOTES =
            "\u201C\u201D\u201E\u201F\u2018\u2019\u201A\u201B\u00AB\u00BB\u2039\u203A`\u00B4";
    /** The last three are no operators, and told as one word, as are those of three signs. */
    private static final Set<String> DOUBLE_SYMBOLS = Set.of("==", "!=", "<=", ">=", "&&", "||", "=>", "=<", "<>");

    private static final Set<String> TRIPLE_SYMBOLS = Set.of("===", "!==");

    /** Signs as they are printed, by code point. */
    private static final Map<Integer, Printed> PRINTED = Map.of(
            0x2265, new Printed("at least", ">="),
            0x2264, new Printed("at most", "<="),
            0x2260, new Printed("different", "!="),
            0x2212, new Printed("minus", "-"),
            0x2013, new Printed("minus", "-"),
            0x00D7, new Printed("times", "*"),
            0x00F7, new Printed("divided by", "/"));

    private record Printed(String called, String written) {
        String sentence() {
            return called + " is written " + written;
        }
    }

    private static final Pattern WITH_CURRENCY = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(\\p{Sc}|[A-Z]{3})");

    private final String text;
    private int index;
    private int line = 1;
    private int lineStart;

    private Lexer(String text) {
        this.text = text;
    }

    /**
     * The tokens of a text, the last one of kind END. What has no meaning is a token of kind WRONG, so that the rest of the text
     * is read all the same: a number with letters; else (a strange character, a word in quotes that does not end) all up to the
     * end of its line. What is only written in another way (a word in curly quotes, a number with its currency) is a token with
     * a slip.
     */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = lexer.nextOrWrong();
            tokens.add(token);
        } while (token.kind() != Kind.END);
        return tokens;
    }

    private Token nextOrWrong() {
        try {
            return next();
        } catch (SyntaxError wrong) {
            return meant(wrong).orElseGet(() -> new Token(Kind.WRONG, wrong.getMessage(), wrong.at()));
        }
    }

    /** What is wrong, as it is most likely meant; it is read, also where that can't be known. */
    private Optional<Token> meant(SyntaxError wrong) {
        Position at = wrong.at();
        int begin = lineStart + at.column() - 1;
        char first = begin < text.length() ? text.charAt(begin) : '\n';
        if (PRINTED.containsKey((int) first)) {
            index = begin + 1;
            String written = PRINTED.get((int) first).written();
            return Optional.of(new Token(Kind.SYMBOL, written, at, wrong.getMessage()));
        } else if (isForeignCurrency(first)) {
            index = begin + 1;
            return Optional.empty();
        } else if (isDigit(first)) {
            index = begin;
            Matcher amount = WITH_CURRENCY.matcher(run(c -> c == '.' || Character.isJavaIdentifierPart(c)));
            return amount.matches()
                    ? Optional.of(new Token(
                            Kind.NUMBER,
                            amount.group(1),
                            at,
                            currencySign(at, amount.group(2)).getMessage()))
                    : Optional.empty();
        } else if (isCurlyQuote(first)) {
            index++;
            String word = run(c -> isWithinLine(c) && !isCurlyQuote(c));
            if (index < text.length() && isCurlyQuote(text.charAt(index))) {
                index++;
                return Optional.of(new Token(Kind.TEXT, word, at, wrong.getMessage()));
            }
        }
        run(Lexer::isWithinLine);
        return Optional.empty();
    }

    private Token next() {
        skipBlanks();
        Position at = here();
        if (index >= text.length()) {
            return new Token(Kind.END, "", at);
        }
        char c = text.charAt(index);
        if (c == '"' || c == '\'') {
            return new Token(Kind.TEXT, quoted(c, at), at);
        } else if (isDigit(c)) {
            return new Token(Kind.NUMBER, number(at), at);
        } else if (isForeignCurrency(c) && index + 1 < text.length() && isDigit(text.charAt(index + 1))) {
            index++;
            return new Token(
                    Kind.NUMBER,
                    number(at),
                    at,
                    currencySign(at, String.valueOf(c)).getMessage());
        } else if (isForeignCurrency(c)) {
            throw currencySign(at, String.valueOf(c));
        } else if (c == '$') {
            index++;
            return new Token(Kind.VARIABLE, "$" + run(Lexer::isPartOfName), at);
        } else if (Character.isJavaIdentifierStart(c) && isPartOfName(c)) {
            return new Token(Kind.NAME, run(Lexer::isPartOfName), at);
        }
        return new Token(Kind.SYMBOL, symbol(at), at);
    }

    private String symbol(Position at) {
        if (index + 3 <= text.length() && TRIPLE_SYMBOLS.contains(text.substring(index, index + 3))) {
            index += 3;
            return text.substring(index - 3, index);
        } else if (index + 2 <= text.length() && DOUBLE_SYMBOLS.contains(text.substring(index, index + 2))) {
            index += 2;
            return text.substring(index - 2, index);
        }
        char c = text.charAt(index);
        if ("(){}[],;:.<>=!+-*/%@?#&|^~".indexOf(c) < 0) {
            throw meaningless(text.codePointAt(index), at);
        }
        index++;
        return String.valueOf(c);
    }

    private static SyntaxError meaningless(int character, Position at) {
        String shown = Character.toString(character);
        if (Invisible.is(character)) {
            return new SyntaxError(at, Invisible.advice(character));
        } else if (PRINTED.containsKey(character)) {
            return new SyntaxError(at, PRINTED.get(character).sentence());
        } else if (isCurlyQuote(character)) {
            return new SyntaxError(at, "use straight quotes (\") instead of " + shown);
        }
        return new SyntaxError(at, "the character '" + shown + "' has no meaning in a rule");
    }

    private String number(Position at) {
        String whole = run(Lexer::isDigit);
        if (index + 1 < text.length() && text.charAt(index) == '.' && isDigit(text.charAt(index + 1))) {
            index++;
            whole += "." + run(Lexer::isDigit);
        }
        if (index < text.length() && Character.isJavaIdentifierPart(text.charAt(index))) {
            throw new SyntaxError(at, "write the number in plain digits such as 49.99, without letters behind it");
        }
        if (whole.length() > MOST_DIGITS) {
            throw new SyntaxError(at, "a number has at most " + MOST_DIGITS + " digits");
        }
        return whole;
    }

    private String quoted(char quote, Position at) {
        StringBuilder content = new StringBuilder();
        index++;
        while (index < text.length() && text.charAt(index) != quote) {
            char c = text.charAt(index);
            if (!isWithinLine(c)) {
                break;
            }
            if (c == '\\') {
                index++;
                c = escaped(at);
            }
            content.append(c);
            index++;
        }
        if (index >= text.length() || text.charAt(index) != quote) {
            throw new SyntaxError(at, "the word in quotes that begins here does not end on its line");
        }
        index++;
        return content.toString();
    }

    private char escaped(Position at) {
        char c = index < text.length() ? text.charAt(index) : ' ';
        return switch (c) {
            case '"', '\'', '\\' -> c;
            case 'n' -> '\n';
            default ->
                throw new SyntaxError(
                        at, "behind a backslash only a quote, a backslash or n may stand, not '" + c + "'");
        };
    }

    private void skipBlanks() {
        while (index < text.length()) {
            if (LineEnds.isAt(text, index)) {
                index++;
                newLine();
            } else if (Character.isWhitespace(text.charAt(index)) || text.charAt(index) == '\uFEFF') {
                index++;
            } else if (text.startsWith("//", index)) {
                run(Lexer::isWithinLine);
            } else if (text.startsWith("/*", index)) {
                skipBlockComment();
            } else {
                return;
            }
        }
    }

    private void skipBlockComment() {
        Position at = here();
        int end = text.indexOf("*/", index + 2);
        if (end < 0) {
            index = text.length();
            throw new SyntaxError(at, "the comment that begins here does not end: */ is missing");
        }
        while (index < end) {
            if (LineEnds.isAt(text, index++)) {
                newLine();
            }
        }
        index = end + 2;
    }

    private void newLine() {
        line++;
        lineStart = index;
    }

    private String run(IntPredicate part) {
        int start = index;
        while (index < text.length() && part.test(text.charAt(index))) {
            index++;
        }
        return text.substring(start, index);
    }

    private Position here() {
        return new Position(line, index - lineStart + 1);
    }

    /** Letters and digits that one can see. */
    private static boolean isPartOfName(int c) {
        return Character.isJavaIdentifierPart(c) && !Invisible.is(c);
    }

    private static boolean isCurlyQuote(int c) {
        return CURLY_QUOTES.indexOf(c) >= 0;
    }

    /** What to tell where a number has a currency before it. */
    static SyntaxError currencySign(Position at, String sign) {
        return new SyntaxError(at, "money is a plain number such as 49.99: leave the " + sign + " out");
    }

    /** The dollar begins names. */
    private static boolean isForeignCurrency(char c) {
        return c != '$' && Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    private static boolean isWithinLine(int c) {
        return c != '\n' && c != '\r';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
