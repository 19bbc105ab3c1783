package dev.guerdon.rehearsal;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Live;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.RulebookActivated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Clock;
import java.util.Optional;

/**
 * Rehearses what is live in the background where it came from the archive: it passed elsewhere, or before this service was
 * started, so nothing is kept of it here, and the first change would have to wait until all of its examples were tried. It is
 * done on a copy, as what has to be stopped there must not count against the rules that are live.
 */
@ApplicationScoped
class RehearsalAhead {
    private final LiveRulebook live;
    private final ScenarioGate gate;
    private final Clock clock;

    RehearsalAhead(LiveRulebook live, ScenarioGate gate, Clock clock) {
        this.live = live;
        this.gate = gate;
        this.clock = clock;
    }

    void rehearse(@ObservesAsync RulebookActivated told) {
        if (told.isFromArchive()) {
            live.live()
                    .map(Live::rulebook)
                    .filter(rulebook -> rulebook.version().equals(told.version()))
                    .flatMap(this::copy)
                    .ifPresent(gate::learn);
        }
    }

    private Optional<Rulebook> copy(Rulebook rulebook) {
        return Candidate.of(rulebook.files(), clock.instant(), Optional.of(rulebook))
                .rulebook();
    }
}
