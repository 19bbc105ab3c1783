package dev.guerdon.rulebook;

import dev.guerdon.rulebook.files.RuleFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All that files must pass before they may go live. */
@ApplicationScoped
public class Gates {
    private final Instance<RulebookGate> gates;
    private final LiveRulebook live;
    private final RulebookMeters meters;
    private final Clock clock;

    Gates(Instance<RulebookGate> gates, LiveRulebook live, RulebookMeters meters, Clock clock) {
        this.gates = gates;
        this.live = live;
        this.meters = meters;
        this.clock = clock;
    }

    /** Files as a rulebook that passed, or what is wrong with them. Nothing is changed by it. */
    public Candidate vet(RuleFiles files) {
        return meters.time(() -> {
            Optional<Rulebook> before = live.live().map(Live::rulebook);
            Candidate candidate = Candidate.of(files, clock.instant(), before);
            List<Finding> found = candidate
                    .rulebook()
                    .map(rulebook -> all(gate -> gate.check(rulebook, before)))
                    .orElseGet(() -> all(gate -> gate.read(candidate, before)));
            return found.isEmpty() ? candidate : candidate.with(found);
        });
    }

    private List<Finding> all(Function<RulebookGate, List<Finding>> found) {
        return gates.stream().flatMap(gate -> found.apply(gate).stream()).toList();
    }
}
