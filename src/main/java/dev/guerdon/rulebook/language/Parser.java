package dev.guerdon.rulebook.language;

import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a rule file. After a mistake it goes on as near behind it as it can, so that all mistakes of a file are told at once. */
public final class Parser {
    static final int DEEPEST = 30;

    private final String file;
    private final Consumer<Finding> findings;
    private final Tokens tokens;

    private Parser(String file, List<Token> tokens, Consumer<Finding> findings) {
        this.file = file;
        this.findings = findings;
        this.tokens = new Tokens(tokens, this::report);
    }

    /** Reads a text; what is wrong with it goes to {@code findings}, and what could be read is returned. */
    public static RuleFile read(String file, String text, Consumer<Finding> findings) {
        return new Parser(file, Lexer.tokens(text), findings).ruleFile();
    }

    /** The one of its folder, if it lies in a folder of rules. */
    private String usualPackage() {
        String folder = file.replaceFirst("/.*", "");
        return RulePackage.of(folder).isPresent() ? folder : "earning";
    }

    private RuleFile ruleFile() {
        Position start = tokens.here();
        String packageName = "";
        try {
            tokens.expect("package", "a rule file begins with its package, such as: package " + usualPackage());
            start = tokens.here();
            packageName = tokens.name("the package's name");
            tokens.skip(";");
        } catch (SyntaxError error) {
            report(error);
            tokens.goOnBehindRule(Unwanted.besideRules()).forEach(this::report);
        }
        List<RuleText> rules = new ArrayList<>();
        while (!tokens.atEnd()) {
            try {
                requireRule();
                rules.add(new RuleParser(file, tokens, findings).rule());
                tokens.tellSlipsTo(this::report);
            } catch (SyntaxError error) {
                report(error);
                tokens.goOnBehindRule(Unwanted.besideRules()).forEach(this::report);
            }
        }
        return new RuleFile(file, packageName, start, List.copyOf(rules));
    }

    private void requireRule() {
        if (Attribute.begins(tokens)) {
            throw Attribute.refused(tokens);
        }
        Unwanted.besideRules(tokens.peek().text()).ifPresent(wrong -> {
            throw new SyntaxError(tokens.here(), wrong);
        });
        if (!tokens.isWritten("rule") && !tokens.isAlmostRule()) {
            tokens.expect("rule", "here a rule should begin: rule \"who gets what, when\"");
        }
    }

    private void report(SyntaxError error) {
        Position at = error.at();
        findings.accept(Finding.error(file, at.line(), at.column(), error.getMessage()));
    }
}
