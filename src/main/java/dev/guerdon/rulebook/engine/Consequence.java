package dev.guerdon.rulebook.engine;

import org.drools.model.Variable;
import org.drools.model.consequences.ConsequenceBuilder;
import org.drools.model.functions.BlockN;

/** What happens when a rule matches, for any number of facts. */
final class Consequence extends ConsequenceBuilder.AbstractValidBuilder<Consequence> {
    Consequence(BlockN block, Variable<?>... facts) {
        super(facts);
        this.block = block;
    }
}
