package dev.guerdon.decision;

import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import java.util.List;

/** The live rulebook, as a decision asks it. */
@FunctionalInterface
public interface Rules {

    /**
     * Everything that the package's rules propose for these facts, in any order, repeats included.
     *
     * @param facts records of {@code dev.guerdon.facts} that the package may read
     */
    List<Proposed> propose(RulePackage rulePackage, List<Object> facts);
}
