package dev.guerdon.rulebook;

import dev.guerdon.proposal.RulePackage;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names of the rules of a candidate, be there mistakes in it or not.
 *
 * @param known of those that could be read
 * @param misread texts with mistakes in their grammar: in these there may be rules that could not be read
 */
public record RuleNames(Set<String> known, List<String> misread) {

    public RuleNames {
        known = Set.copyOf(known);
        misread = misread.stream().map(RuleNames::plain).toList();
    }

    /** The names of the rules of a rulebook. */
    public static RuleNames of(Rulebook rulebook) {
        return new RuleNames(
                Arrays.stream(RulePackage.values())
                        .flatMap(each -> rulebook.rules(each).stream())
                        .map(rule -> rule.origin().rule())
                        .collect(Collectors.toSet()),
                List.of());
    }

    /** Whether there is a rule of this name, or there may be one. */
    public boolean mayHave(String name) {
        return known.contains(name) || misread.stream().anyMatch(text -> text.contains(plain(name)));
    }

    /** What to say behind "there is no such rule". */
    public String advice(String name) {
        return Nearest.advice(name, known);
    }

    /** Within quotes a sign may be written with a backslash before it. */
    private static String plain(String text) {
        return text.replace("\\", "");
    }
}
