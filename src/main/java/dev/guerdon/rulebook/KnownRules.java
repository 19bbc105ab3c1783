package dev.guerdon.rulebook;

import dev.guerdon.facts.Use;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.engine.Ruleset;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.language.Checked;
import dev.guerdon.rulebook.review.Vetted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What came of the rule files of a good rulebook, each looked at by itself. Under the same settings a file of the same text need
 * not be read again for the next one, and a package of which all rules are the same keeps its ruleset. Immutable.
 *
 * @param settings the texts of the files of which every rule depends
 * @param files by path
 */
record KnownRules(Map<String, String> settings, Map<String, File> files, Map<RulePackage, Ruleset> rulesets) {
    private static final KnownRules NONE = new KnownRules(Map.of(), Map.of(), Map.of());

    /**
     * A file without a mistake.
     *
     * @param uses what its rules read
     * @param told says of what is found in a rule where it stands in the file that was written
     * @param remarks what the review said of its rules each by itself; empty if they were not reviewed
     */
    record File(
            String text,
            RulePackage rulePackage,
            List<Vetted> rules,
            Set<Use> uses,
            UnaryOperator<Finding> told,
            Optional<List<Finding>> remarks) {

        /** The same, when it is read for another rulebook. */
        File telling(Consumer<Finding> findings) {
            Consumer<Finding> found = KnownRules.telling(told, findings);
            List<Vetted> anew = rules.stream().map(rule -> rule.telling(found)).toList();
            return new File(text, rulePackage, anew, uses, told, remarks);
        }

        /** The same, reviewed. */
        File with(List<Finding> said) {
            return new File(text, rulePackage, rules, uses, told, Optional.of(said));
        }
    }

    /** What of a rulebook is known of other files: nothing, where the settings are others. */
    static KnownRules of(Optional<Rulebook> before, RuleFiles files) {
        return before.map(Rulebook::known)
                .filter(known -> known.settings().equals(files.settings()))
                .orElse(NONE);
    }

    /**
     * Tells findings as they are to be told. What takes them is known of a rulebook's rules for as long as the rulebook is: it
     * must not hold on to the one before.
     */
    static Consumer<Finding> telling(UnaryOperator<Finding> told, Consumer<Finding> findings) {
        return finding -> findings.accept(told.apply(finding));
    }

    Optional<File> file(String path, String text) {
        return Optional.ofNullable(files.get(path)).filter(file -> file.text().equals(text));
    }

    /** A rule of a package as it was read. */
    Vetted rule(RulePackage rulePackage, String name) {
        return files.values().stream()
                .filter(file -> file.rulePackage() == rulePackage)
                .flatMap(file -> file.rules().stream())
                .filter(rule -> rule.text().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The ruleset of a package, if it is made of exactly these rules. */
    Optional<Ruleset> ruleset(RulePackage rulePackage, List<Checked.Rule> rules) {
        return Optional.ofNullable(rulesets.get(rulePackage))
                .filter(ruleset -> ruleset.rules().equals(rules));
    }
}
