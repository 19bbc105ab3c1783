package dev.guerdon.rulebook.language;

import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.language.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The tokens of a file and how far they were read. */
final class Tokens {
    private static final int PARTS_OF_DATE = 5;
    private static final Pattern BARE_DATE = Pattern.compile("[0-9]{4}([-/])[0-9]{2}\\1[0-9]{2}");

    private static final Set<String> WORDS =
            Set.of("package", "rule", "when", "then", "end", "propose", "not", "exists", "and", "or");

    /** Where one is missing at the end of a line, it is missing there. */
    private static final Set<String> CLOSING = Set.of(")", "]", ";");

    private final List<Token> tokens;
    private Consumer<SyntaxError> slips;
    private int index;

    /** @param slips takes what is wrong, though it is clear what is meant, when reading gets there */
    Tokens(List<Token> tokens, Consumer<SyntaxError> slips) {
        this.tokens = new ArrayList<>(tokens);
        this.slips = slips;
    }

    /** From now on slips go there. */
    void tellSlipsTo(Consumer<SyntaxError> other) {
        slips = other;
    }

    Token peek() {
        Token token = peek(0);
        if (token.slip() != null) {
            readAs(new SyntaxError(token.at(), token.slip()), 1, new Token(token.kind(), token.text(), token.at()));
        }
        return peek(0);
    }

    /**
     * Tells a slip, and takes what comes for what is meant.
     *
     * @param count how many tokens are read as one
     */
    void readAs(SyntaxError slip, int count, Token meant) {
        index += count - 1;
        tokens.set(index, meant);
        slips.accept(slip);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(index + ahead, tokens.size() - 1));
    }

    Position here() {
        return peek().at();
    }

    /** How many tokens were read. */
    int count() {
        return index;
    }

    /** The tokens from one on up to here, whatever stands between them: the same for the same tokens only. */
    String wording(int from) {
        StringBuilder wording = new StringBuilder();
        for (Token token : tokens.subList(from, index)) {
            wording.append(token.kind().name())
                    .append('.')
                    .append(token.text().length())
                    .append('.')
                    .append(token.text());
        }
        return wording.toString();
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    boolean isVariable() {
        return peek().kind() == Kind.VARIABLE;
    }

    Token take() {
        Token token = peek();
        if (!atEnd()) {
            index++;
        }
        return token;
    }

    /** Reads on if the next token is this one. */
    boolean skip(String wanted) {
        if (peek().is(wanted)) {
            index++;
            return true;
        }
        return false;
    }

    void expect(String wanted, String sentence) {
        require(wanted, sentence);
        take();
    }

    /** @throws SyntaxError if something else comes next */
    void require(String wanted, String sentence) {
        if (!peek().is(wanted)) {
            refuseWrong();
            throw missing(wanted, sentence);
        }
    }

    /** What to tell where something else comes than wanted. */
    SyntaxError missing(String wanted, String sentence) {
        boolean isMissingBefore = CLOSING.contains(wanted) && isFirstOfLine();
        Position at = isMissingBefore ? tokens.get(index - 1).end() : here();
        return new SyntaxError(at, sentence + " (found " + peek().shown() + ")");
    }

    /** Whether a word of the language comes, be it with capital letters. */
    boolean isWritten(String word) {
        return peek().kind() == Kind.NAME && peek().text().equalsIgnoreCase(word);
    }

    /** Whether a word comes that is none of the language, but almost this one, or means the same. */
    boolean isAlmost(String word) {
        return peek().kind() == Kind.NAME
                && WORDS.stream().noneMatch(this::isWritten)
                && (Nearest.nearest(peek().text(), Set.of(word)).isPresent()
                        || (word.equals("when") && peek().is("if")));
    }

    /** How many of the parentheses that were opened from a token on up to here are still open. */
    int depthSince(int from) {
        return tokens.subList(from, index).stream().mapToInt(Token::opens).sum();
    }

    /** @throws SyntaxError if a word of the language comes, but with capital letters */
    void refuseCapitals(Set<String> words) {
        String small = peek().text().toLowerCase(Locale.ROOT);
        if (peek().kind() == Kind.NAME && words.contains(small) && !peek().is(small)) {
            throw new SyntaxError(here(), "write it small: " + small);
        }
    }

    String name(String what) {
        return take(Kind.NAME, what);
    }

    String quoted(String what) {
        return take(Kind.TEXT, what);
    }

    String variable() {
        return take(Kind.VARIABLE, "a name that begins with $");
    }

    private String take(Kind kind, String what) {
        if (peek().kind() != kind) {
            refuseWrong();
            throw unexpected(what);
        }
        return take().text();
    }

    /** What to tell where something else should stand. */
    SyntaxError unexpected(String what) {
        return new SyntaxError(here(), "here should stand " + what + ", not " + peek().shown());
    }

    /** @throws SyntaxError if what comes is no token, saying why not */
    private void refuseWrong() {
        if (peek().kind() == Kind.WRONG) {
            throw new SyntaxError(here(), peek().text());
        }
    }

    /**
     * After a mistake: behind the {@code end} of the rule, or at the next {@code rule "…"}, or at a line that begins with one
     * of these words.
     *
     * @return what else is no token on the way there, on other lines
     */
    List<SyntaxError> goOnBehindRule(Set<String> words) {
        List<SyntaxError> wrong = new ArrayList<>();
        int line = here().line();
        if (!isRule()) {
            take();
        }
        while (!atEnd() && !isRule() && !isFirstOfLine(words)) {
            Token token = take();
            if (token.is("end")) {
                break;
            } else if (token.kind() == Kind.WRONG && token.at().line() != line) {
                wrong.add(new SyntaxError(token.at(), token.text()));
            }
        }
        return wrong;
    }

    private boolean isFirstOfLine(Set<String> words) {
        return peek().kind() == Kind.NAME && words.contains(peek().text()) && isFirstOfLine();
    }

    /** Whether a fact begins so many tokens ahead: they have names with a capital letter, and their properties have not. */
    boolean isFact(int ahead) {
        Token fact = peek(ahead);
        return fact.kind() == Kind.NAME
                && Character.isUpperCase(fact.text().charAt(0))
                && peek(ahead + 1).is("(");
    }

    boolean isFirstOfLine() {
        return index > 0 && tokens.get(index - 1).at().line() < here().line();
    }

    boolean isBehind(String before) {
        return index > 0 && tokens.get(index - 1).is(before);
    }

    /** Whether nothing more of a rule follows on what comes. */
    boolean isLastOfRule() {
        return peek(1).kind() == Kind.END || peek(1).text().equalsIgnoreCase("rule");
    }

    /** A date that comes, and not in quotes, is told and read as it is meant. */
    void mendBareDate() {
        String written = peek().kind() == Kind.NUMBER ? peek().text() : "";
        for (int i = 1; i < PARTS_OF_DATE && stickTogether(peek(i - 1), peek(i)); i++) {
            written += peek(i).text();
        }
        if (BARE_DATE.matcher(written).matches()) {
            String date = written.replace('/', '-');
            readAs(
                    new SyntaxError(here(), "a date stands in quotes: \"" + date + "\""),
                    PARTS_OF_DATE,
                    new Token(Kind.TEXT, date, here()));
        }
    }

    private static boolean stickTogether(Token one, Token next) {
        return next.at().line() == one.at().line()
                && next.at().column() == one.at().column() + one.text().length();
    }

    /**
     * Behind a comma: whether that was meant as the point of a number, as no condition is a number only.
     *
     * @throws SyntaxError if so
     */
    void refuseDecimalComma() {
        Token before = tokens.get(Math.max(0, index - 2));
        if (areOneNumber(before) && (peek(1).is(",") || peek(1).is(")") || peek(1).is("&&") || peek(1).is("||"))) {
            throw new SyntaxError(before.at(), CommaInNumber.forPoint(before.text(), peek().text()));
        }
    }

    /** Whether a number, the comma and what comes are written without a blank. */
    private boolean areOneNumber(Token before) {
        Token comma = tokens.get(Math.max(0, index - 1));
        return before.kind() == Kind.NUMBER
                && peek().kind() == Kind.NUMBER
                && stickTogether(before, comma)
                && stickTogether(comma, peek());
    }

    /**
     * Behind a comma between arguments: whether that was meant as the point of a number.
     *
     * @throws SyntaxError if so
     */
    void refuseCommaForPoint() {
        Token before = tokens.get(Math.max(0, index - 2));
        if (areOneNumber(before) && CommaInNumber.isPointFor(before.text(), peek().text())) {
            throw new SyntaxError(before.at(), CommaInNumber.forPoint(before.text(), peek().text()));
        }
    }

    /**
     * Behind a comma: whether that was meant to group the digits of one number.
     *
     * @param isList whether numbers may stand here one after the other; then only what begins with 0 gives it away
     * @throws SyntaxError if so
     */
    void refuseThousands(boolean isList) {
        Token before = tokens.get(Math.max(0, index - 2));
        Token next = peek();
        boolean areNumbers = before.kind() == Kind.NUMBER && next.kind() == Kind.NUMBER;
        if (areNumbers
                && isGroup(next)
                && before.text().length() <= 3
                && next.at().line() == before.at().line()
                && next.at().column() == before.at().column() + before.text().length() + 1
                && (!isList || next.text().startsWith("0"))) {
            throw new SyntaxError(before.at(), CommaInNumber.forGroups(before.text(), groups(next)));
        }
    }

    /** What comes, with all groups of three digits behind it. */
    private String groups(Token first) {
        String groups = first.text();
        for (int i = 1; peek(i).is(",") && stickTogether(peek(i), peek(i + 1)) && isGroup(peek(i + 1)); i += 2) {
            groups += "," + peek(i + 1).text();
        }
        return groups;
    }

    private static boolean isGroup(Token token) {
        return token.kind() == Kind.NUMBER && token.text().split("\\.", -1)[0].length() == 3;
    }

    /** @throws SyntaxError if a number comes whose digits are grouped by points */
    void refuseSeveralPoints() {
        String written = peek().text();
        for (int i = 1; isPartOfNumber(peek(i)) && stickTogether(peek(i - 1), peek(i)); i++) {
            written += peek(i).text();
        }
        CommaInNumber.forSeveralPoints(written).ifPresent(sentence -> {
            throw new SyntaxError(here(), sentence);
        });
    }

    private static boolean isPartOfNumber(Token token) {
        return token.kind() == Kind.NUMBER || token.is(".") || token.is(",");
    }

    /** Whether a rule begins here with a slip in its first word. */
    boolean isAlmostRule() {
        return isAlmost("rule") && peek(1).kind() == Kind.TEXT;
    }

    /** Whether a rule begins here. */
    boolean isRule() {
        return isWritten("rule") && (peek(1).kind() == Kind.TEXT || peek(1).kind() == Kind.WRONG);
    }
}
