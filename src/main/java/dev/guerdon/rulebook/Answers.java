package dev.guerdon.rulebook;

import dev.guerdon.proposal.RulePackage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a rulebook was asked, once or more often, and what it answered. */
public interface Answers {

    /** Whether the package's rules were asked at all. */
    boolean wasAsked(RulePackage rulePackage);

    /** Why the package's rules were not asked, where that is known. */
    Optional<String> whyNotAsked(RulePackage rulePackage);

    /** The names of the package's rules that fired. */
    Set<String> fired(RulePackage rulePackage);

    /** For each rule of packages why it fired or not, by package and name; of a package that was not asked it says so. */
    List<Reason> reasons(Collection<RulePackage> packages);
}
