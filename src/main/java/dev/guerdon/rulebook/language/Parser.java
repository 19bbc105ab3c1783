package dev.guerdon.rulebook.language;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Invisible;
import dev.guerdon.rulebook.language.Condition.Aggregate;
import dev.guerdon.rulebook.language.Condition.Constraint;
import dev.guerdon.rulebook.language.RuleText.Metadata;
import dev.guerdon.rulebook.language.RuleText.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads a rule file. After a mistake it goes on with the next rule, so that all mistakes of a file are told at once. */
public final class Parser {
    static final int DEEPEST = 30;

    private static final int MOST_FACTS = 50;
    private static final int MOST_CONSTRAINTS = 100;
    private static final int MOST_PROPOSALS = 50;
    private static final int MOST_METADATA = 20;

    private static final Map<String, String> NOT_AT_TOP = Map.of(
            "import", "imports are not needed: the facts of the package are there",
            "global", "globals are not allowed: a rule reads facts and proposes",
            "function", "functions are not allowed: a rule reads facts and proposes",
            "declare", "declared types are not allowed: a rule reads the facts that are there",
            "query", "queries are not allowed",
            "unit", "rule units are not allowed",
            "template", "templates are not allowed");

    private static final Set<String> OF_RULE = Set.of("rule");
    private static final Set<String> OF_HEAD = Set.of("when");
    private static final Set<String> OF_CONDITION = Set.of("then", "and", "or", "not", "exists", "accumulate");
    private static final Set<String> OF_CONSEQUENCE = Set.of("end", "propose");

    private final String file;
    private final Consumer<Finding> findings;
    private final Tokens tokens;
    private final ExpressionParser expressions;
    private String rule;
    private int facts;

    private Parser(String file, Tokens tokens, Consumer<Finding> findings) {
        this.file = file;
        this.tokens = tokens;
        this.findings = findings;
        this.expressions = new ExpressionParser(tokens);
    }

    /** Reads a text; what is wrong with it goes to {@code findings}, and what could be read is returned. */
    public static RuleFile read(String file, String text, Consumer<Finding> findings) {
        return new Parser(file, new Tokens(Lexer.tokens(text)), findings).ruleFile();
    }

    private RuleFile ruleFile() {
        Position start = tokens.here();
        String packageName = "";
        try {
            tokens.expect("package", "a rule file begins with its package, such as: package earning");
            start = tokens.here();
            packageName = tokens.name("the package's name");
            tokens.skip(";");
        } catch (SyntaxError error) {
            report(error);
        }
        List<RuleText> rules = new ArrayList<>();
        while (!tokens.atEnd()) {
            rule = null;
            facts = 0;
            expressions.startAgain();
            try {
                rules.add(rule());
            } catch (SyntaxError error) {
                report(error);
                tokens.goOnBehindRule(NOT_AT_TOP.keySet()).forEach(this::report);
            }
        }
        return new RuleFile(file, packageName, start, List.copyOf(rules));
    }

    private RuleText rule() {
        if (Attribute.begins(tokens)) {
            throw Attribute.refused(tokens);
        }
        String wrong = NOT_AT_TOP.get(tokens.peek().text());
        if (wrong != null) {
            throw new SyntaxError(tokens.here(), wrong);
        }
        Position at = tokens.here();
        tokens.refuseCapitals(OF_RULE);
        int begin = tokens.count();
        tokens.expect("rule", "here a rule should begin: rule \"who gets what, when\"");
        rule = tokens.quoted("the rule's name in quotes");
        requireName(rule, at);
        List<Metadata> metadata = metadata();
        tokens.expect("when", "after the rule's name (and its @metadata) comes: when");
        List<Condition> conditions = new ArrayList<>();
        while (!tokens.peek().is("then")) {
            conditions.add(alternatives(0));
            tokens.skip("and");
            tokens.skip(";");
        }
        tokens.expect("then", "after the conditions comes: then");
        List<Statement> consequence = new ArrayList<>();
        while (!tokens.skip("end")) {
            if (tokens.isRule()) {
                throw new SyntaxError(tokens.here(), "the rule before has no end: write end behind what it proposes");
            }
            consequence.add(statement());
            if (consequence.size() > MOST_PROPOSALS) {
                throw new SyntaxError(tokens.here(), "a rule proposes at most " + MOST_PROPOSALS + " things: split it");
            }
        }
        if (consequence.isEmpty()) {
            throw new SyntaxError(at, "the rule proposes nothing: write propose.… between then and end");
        }
        return new RuleText(
                file, rule, at, tokens.wording(begin), metadata, List.copyOf(conditions), List.copyOf(consequence));
    }

    private static void requireName(String name, Position at) {
        if (name.isBlank() || name.length() > 200) {
            throw new SyntaxError(at, "a rule's name has 1 to 200 characters");
        }
        Invisible.adviceOn(name).ifPresent(advice -> {
            throw new SyntaxError(at, "in the rule's name: " + advice);
        });
    }

    private List<Metadata> metadata() {
        List<Metadata> metadata = new ArrayList<>();
        while (!tokens.peek().is("when")) {
            Position at = tokens.here();
            if (Attribute.begins(tokens)) {
                report(Attribute.refused(tokens));
                continue;
            }
            tokens.refuseCapitals(OF_HEAD);
            tokens.expect("@", "between the rule's name and 'when' only @metadata may stand");
            String key = tokens.name("the metadata's name");
            tokens.expect("(", "metadata looks like this: @reason(\"what the member reads\")");
            String value = tokens.quoted("the metadata's value in quotes");
            tokens.expect(")", "a closing parenthesis is missing");
            metadata.add(new Metadata(key, value, at));
            if (metadata.size() > MOST_METADATA) {
                throw new SyntaxError(at, "a rule has at most " + MOST_METADATA + " @metadata");
            }
        }
        return List.copyOf(metadata);
    }

    private Condition alternatives(int depth) {
        Position at = tokens.here();
        if (depth > DEEPEST) {
            throw new SyntaxError(at, "the conditions are nested too deeply");
        }
        Condition first = single(depth);
        if (!tokens.peek().is("or") && !tokens.peek().is("||")) {
            return first;
        }
        List<Condition> branches = new ArrayList<>(List.of(first));
        while (tokens.skip("or") || tokens.skip("||")) {
            branches.add(single(depth));
        }
        return new Condition.Either(List.copyOf(branches), at);
    }

    private Condition single(int depth) {
        Position at = tokens.here();
        if (tokens.skip("not")) {
            return new Condition.None(maybeInParentheses(), at);
        } else if (tokens.skip("exists")) {
            return new Condition.Some(maybeInParentheses(), at);
        } else if (tokens.skip("accumulate") || tokens.skip("acc")) {
            return total(at);
        } else if (tokens.peek().is("eval")
                || tokens.peek().is("forall")
                || tokens.peek().is("groupby")) {
            throw new SyntaxError(at, tokens.peek().shown() + " is not allowed: say it with the facts' own words");
        } else if (tokens.skip("(")) {
            return group(depth, at);
        }
        return pattern();
    }

    private Condition group(int depth, Position at) {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(alternatives(depth + 1));
        } while (tokens.skip("and") || tokens.skip("&&"));
        tokens.expect(")", "a closing parenthesis is missing");
        return parts.size() == 1 ? parts.get(0) : new Condition.All(List.copyOf(parts), at);
    }

    private Condition.Pattern maybeInParentheses() {
        if (tokens.skip("(")) {
            Condition.Pattern pattern = pattern();
            tokens.expect(")", "behind not and exists stands one fact: exists( Line( … ) )");
            return pattern;
        }
        return pattern();
    }

    private Condition.Pattern pattern() {
        Position at = tokens.here();
        if (++facts > MOST_FACTS) {
            throw new SyntaxError(at, "a rule matches at most " + MOST_FACTS + " facts: split it");
        }
        tokens.refuseCapitals(OF_CONDITION);
        if (tokens.peek().is("propose")) {
            throw new SyntaxError(at, "\"then\" is missing before it");
        }
        String binding = null;
        if (tokens.isVariable()) {
            binding = tokens.variable();
            tokens.expect(":", "behind " + binding + " comes a colon and a fact: " + binding + " : Line( … )");
        }
        String fact = tokens.name("a fact such as Member( … ) or Line( … )");
        tokens.expect("(", "behind " + fact + " comes its condition in parentheses");
        List<Constraint> constraints = constraints(")");
        tokens.expect(")", "a comma or a closing parenthesis is missing");
        if (tokens.peek().is("from") || tokens.peek().is("over")) {
            throw new SyntaxError(tokens.here(), tokens.peek().shown() + " is not allowed: match the fact itself");
        }
        return new Condition.Pattern(binding, fact, constraints, at);
    }

    private List<Constraint> constraints(String end) {
        List<Constraint> constraints = new ArrayList<>();
        if (tokens.peek().is(end)) {
            return constraints;
        }
        do {
            tokens.refuseThousands(false);
            tokens.refuseDecimalComma();
            if (tokens.isVariable() && tokens.peek(1).is(":")) {
                String binding = tokens.variable();
                tokens.skip(":");
                constraints.add(new Constraint(binding, expressions.expression()));
            } else {
                constraints.add(new Constraint(null, expressions.expression()));
            }
            if (constraints.size() > MOST_CONSTRAINTS) {
                throw new SyntaxError(
                        tokens.here(), "a fact has at most " + MOST_CONSTRAINTS + " conditions: split the rule");
            }
        } while (tokens.skip(","));
        return List.copyOf(constraints);
    }

    private Condition total(Position at) {
        tokens.expect("(", "accumulate looks like this: accumulate( Line( $n : net ); $sum : sum($n); $sum > 100 )");
        Condition.Pattern source = pattern();
        if (!tokens.skip(";")) {
            tokens.expect(",", "behind the fact of an accumulate comes a semicolon");
        }
        List<Aggregate> aggregates = new ArrayList<>();
        do {
            aggregates.add(aggregate());
        } while (tokens.skip(","));
        List<Constraint> constraints = tokens.skip(";") ? constraints(")") : List.of();
        tokens.expect(")", "a closing parenthesis is missing");
        return new Condition.Total(source, List.copyOf(aggregates), constraints, at);
    }

    private Aggregate aggregate() {
        Position at = tokens.here();
        String binding = tokens.variable();
        tokens.expect(":", "behind " + binding + " comes a colon and a function: " + binding + " : sum($n)");
        String function = tokens.name("sum, count, average, min or max");
        tokens.expect("(", "behind " + function + " comes what it is taken of, in parentheses");
        Expression argument = tokens.peek().is(")") ? null : expressions.expression();
        tokens.expect(")", "a closing parenthesis is missing");
        return new Aggregate(binding, function, argument, at);
    }

    private Statement statement() {
        Position at = tokens.here();
        tokens.refuseCapitals(OF_CONSEQUENCE);
        tokens.expect(
                "propose",
                "a consequence only proposes, such as propose.points($line, 10); – "
                        + tokens.peek().shown() + " is not allowed here");
        tokens.expect(".", "behind propose comes a point and a verb");
        Position verbAt = tokens.here();
        String verb = tokens.name("a verb");
        List<Expression> arguments = expressions.arguments();
        Expression lapse = null;
        if (tokens.skip(".")) {
            Position suffixAt = tokens.here();
            String suffix = tokens.name("lapseAfterDays");
            if (verb.equals("wallet") || verb.equals("referrer")) {
                throw new SyntaxError(verbAt, "propose." + verb + "(…) is not supported yet");
            } else if (!suffix.equals("lapseAfterDays")) {
                throw new SyntaxError(suffixAt, "behind a proposal only .lapseAfterDays(n) may stand, not ." + suffix);
            }
            List<Expression> days = expressions.arguments();
            if (days.size() != 1) {
                throw new SyntaxError(suffixAt, "lapseAfterDays takes the number of days");
            }
            lapse = days.get(0);
        }
        tokens.expect(";", "a proposal ends with a semicolon");
        return new Statement(verb, arguments, lapse, at);
    }

    private void report(SyntaxError error) {
        Position at = error.at();
        findings.accept(new Finding(file, at.line(), at.column(), rule, error.getMessage(), Finding.Severity.ERROR));
    }
}
