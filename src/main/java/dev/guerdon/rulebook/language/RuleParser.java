package dev.guerdon.rulebook.language;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Invisible;
import dev.guerdon.rulebook.language.RuleText.Legible;
import dev.guerdon.rulebook.language.RuleText.Metadata;
import dev.guerdon.rulebook.language.RuleText.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Reads one rule. What can't be read is told and left out; what is missing behind that (a {@code then}, an {@code end}) is not
 * told as well, as it may only not have been seen.
 */
final class RuleParser {
    private static final int MOST_PROPOSALS = 50;
    private static final int MOST_METADATA = 20;

    private final String file;
    private final Tokens tokens;
    private final Consumer<Finding> findings;
    private final Borders borders;
    private final ConditionParser conditions;
    private final StatementParser statements;
    private String name;
    private Legible legible = Legible.WHOLLY;

    /** @param tokens stand at the word {@code rule} */
    RuleParser(String file, Tokens tokens, Consumer<Finding> findings) {
        this.file = file;
        this.tokens = tokens;
        this.findings = findings;
        this.borders = new Borders(tokens, this::report);
        this.conditions = new ConditionParser(tokens, borders, this::tell);
        this.statements = new StatementParser(tokens, borders, this::tell);
    }

    RuleText rule() {
        tokens.tellSlipsTo(this::report);
        Position at = tokens.here();
        int begin = tokens.count();
        word("rule", "here a rule should begin");
        attempt(() -> readName(at), borders::goOnInHead);
        List<Metadata> metadata = metadata();
        word("when", "after the rule's name (and its @metadata) comes: when (found " + shown() + ")");
        List<Condition> matched = conditions();
        word(
                "then",
                tokens.peek().is("propose")
                        ? "\"then\" is missing before it"
                        : "after the conditions comes: then (found " + shown() + ")");
        List<Statement> proposed = consequence(at);
        return new RuleText(file, name, at, tokens.wording(begin), legible, metadata, matched, proposed);
    }

    private String shown() {
        return tokens.peek().shown();
    }

    private void readName(Position at) {
        name = tokens.quoted("the rule's name in quotes");
        if (name.isBlank() || name.length() > 200) {
            throw new SyntaxError(at, "a rule's name has 1 to 200 characters");
        }
        Invisible.adviceOn(name).ifPresent(advice -> {
            throw new SyntaxError(at, "in the rule's name: " + advice);
        });
    }

    /** A word between the parts of the rule; with capitals, or a slip, it is told and taken for what was meant. */
    private void word(String wanted, String sentence) {
        Position at = tokens.here();
        if (tokens.isWritten(wanted)) {
            if (!tokens.take().is(wanted)) {
                report(new SyntaxError(at, "write it small: " + wanted));
            }
        } else if (tokens.isAlmost(wanted)) {
            report(SyntaxError.misspelt(tokens.peek(), wanted));
            tokens.take();
        } else if (legible == Legible.WHOLLY) {
            tell(new SyntaxError(at, sentence));
        }
    }

    private List<Metadata> metadata() {
        List<Metadata> metadata = new ArrayList<>();
        while (!borders.isEndOfHead()) {
            if (Attribute.begins(tokens)) {
                report(Attribute.refused(tokens));
            } else {
                attempt(() -> metadata.add(oneMetadata()), borders::goOnInHead);
            }
            if (metadata.size() > MOST_METADATA) {
                Position last = metadata.get(MOST_METADATA).at();
                metadata.clear();
                tell(borders.tooMuch(last, "a rule has at most " + MOST_METADATA + " @metadata"));
            }
        }
        return List.copyOf(metadata);
    }

    private Metadata oneMetadata() {
        Position at = tokens.here();
        tokens.expect("@", "between the rule's name and 'when' only @metadata may stand");
        String key = tokens.name("the metadata's name");
        tokens.expect("(", "metadata looks like this: @reason(\"what the member reads\")");
        String value = tokens.quoted("the metadata's value in quotes");
        tokens.expect(")", "a closing parenthesis is missing");
        return new Metadata(key, value, at);
    }

    private List<Condition> conditions() {
        List<Condition> read = new ArrayList<>();
        boolean isAstray = false;
        while (!isBehind(borders::skipLeftOfCondition, borders::isEndOfConditions)) {
            int begin = tokens.count();
            try {
                read.addAll(conditions.conditions());
                isAstray &= !tokens.isFirstOfLine();
            } catch (SyntaxError mistake) {
                tell(isAstray ? SyntaxError.echo(tokens.here()) : mistake);
                borders.goOnToNextCondition(begin);
                isAstray = !tokens.isFirstOfLine(); // in the middle of a line it may be no condition by itself
            }
        }
        if (legible != Legible.WHOLLY) {
            legible = Legible.PARTLY; // what was not read may have bound a name
        }
        return List.copyOf(read);
    }

    private List<Statement> consequence(Position ofRule) {
        List<Statement> read = new ArrayList<>();
        while (!isBehind(borders::skipLeftOfStatement, borders::isEndOfRule)) {
            int begin = tokens.count();
            attempt(() -> statements.statement().ifPresent(read::add), () -> borders.goOnToNextStatement(begin));
            if (read.size() > MOST_PROPOSALS) {
                tell(borders.tooMuch(tokens.here(), "a rule proposes at most " + MOST_PROPOSALS + " things: split it"));
            }
        }
        word(
                "end",
                tokens.isRule()
                        ? "the rule before has no end: write end behind what it proposes"
                        : "the rule has no end: write end behind what it proposes");
        tokens.skip(";");
        if (read.isEmpty() && legible == Legible.WHOLLY) {
            tell(new SyntaxError(ofRule, "the rule proposes nothing: write propose.… between then and end"));
        }
        return List.copyOf(read);
    }

    /** Whether the part that is being read is over; {@code leftOver} skips what a mistake may have left standing. */
    private boolean isBehind(Runnable leftOver, BooleanSupplier end) {
        if (legible != Legible.WHOLLY) {
            leftOver.run();
        }
        return end.getAsBoolean();
    }

    private void attempt(Runnable reading, Runnable goingOn) {
        try {
            reading.run();
        } catch (SyntaxError error) {
            tell(error);
            goingOn.run();
        }
    }

    /** A mistake that leaves a gap in what is read. */
    private void tell(SyntaxError mistake) {
        mistake.told().forEach(this::report);
        legible = legible == Legible.WHOLLY ? Legible.UP_TO_CONSEQUENCE : legible;
    }

    private void report(SyntaxError mistake) {
        Position at = mistake.at();
        findings.accept(new Finding(file, at.line(), at.column(), name, mistake.getMessage(), Finding.Severity.ERROR));
    }
}
