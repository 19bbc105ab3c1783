package dev.guerdon.rulebook.engine;

import dev.guerdon.proposal.Proposed;
import dev.guerdon.rulebook.language.Checked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;

/**
 * The rules of one package, ready to be asked. Immutable and safe for use by many threads: every question has a session of its
 * own.
 */
public final class Ruleset {
    private static final int MOST_FIRINGS = 20_000;

    /** The same for all: making one looks through the whole class path for files that there are none of. */
    private static final KieBaseConfiguration USUAL = KieServices.get().newKieBaseConfiguration();

    private final List<Checked.Rule> rules;
    private final KieBase base;

    private Ruleset(List<Checked.Rule> rules, KieBase base) {
        this.rules = rules;
        this.base = base;
    }

    /** Builds a ruleset; takes a few milliseconds for a hundred rules. */
    public static Ruleset of(List<Checked.Rule> rules) {
        return new Ruleset(
                List.copyOf(rules),
                rules.isEmpty() ? null : KieBaseBuilder.createKieBaseFromModel(RuleModel.of(rules), USUAL));
    }

    public List<Checked.Rule> rules() {
        return rules;
    }

    /** The same rules but one; takes as long as building them. */
    public Ruleset without(String rule) {
        return of(rules.stream()
                .filter(each -> !each.origin().rule().equals(rule))
                .toList());
    }

    /**
     * What the rules propose for some facts.
     *
     * @param cost of finding it out, in words and operators read and facts combined: of some rules together at most what it is
     * of each by itself, added up
     */
    public record Answer(List<Proposed> proposed, long cost) {}

    /**
     * What the rules propose for these facts.
     *
     * @throws RuleStopped if a rule matches too often or takes too long
     */
    public List<Proposed> propose(Collection<?> facts) {
        return ask(facts).proposed();
    }

    /**
     * The same, with what it cost.
     *
     * @throws RuleStopped if a rule matches too often or takes too long
     */
    public Answer ask(Collection<?> facts) {
        List<Proposed> proposed = new ArrayList<>();
        if (base == null) {
            return new Answer(proposed, 0);
        }
        try (Effort effort = Effort.begin()) {
            KieSession session = base.newKieSession();
            try {
                session.setGlobal(RuleModel.PROPOSED, proposed);
                facts.forEach(session::insert);
                if (session.fireAllRules(MOST_FIRINGS) >= MOST_FIRINGS) {
                    throw new RuleStopped(
                            mostOften(proposed), "the rules matched " + MOST_FIRINGS + " times, most of them this one");
                }
            } catch (RuntimeException thrown) {
                throw RuleStopped.foundIn(thrown);
            } finally {
                session.dispose();
            }
            return new Answer(proposed, effort.cost());
        }
    }

    private static String mostOften(List<Proposed> proposed) {
        Map<String, Long> byRule = proposed.stream()
                .collect(Collectors.groupingBy(each -> each.origin().rule(), Collectors.counting()));
        return Collections.max(byRule.entrySet(), Map.Entry.comparingByValue()).getKey();
    }
}
