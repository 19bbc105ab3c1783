package dev.guerdon.decision;

import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where a member is in life: of several stages the one that stands last in the programme, and every segment. */
public final class Placing {
    private Placing() {}

    /**
     * A place.
     *
     * @param stage empty when no rule says one
     */
    public record Place(Optional<String> stage, Set<String> segments) {}

    /**
     * Places a member by what the segments rules propose.
     *
     * @param stages the programme's, in rising weight
     */
    public static Place decide(List<String> stages, List<Proposed> proposed) {
        Set<String> segments = new TreeSet<>();
        Set<String> proposedStages = new TreeSet<>();
        for (Proposed each : proposed) {
            if (each.proposal() instanceof Proposal.InSegment segment) {
                segments.add(segment.name());
            } else if (each.proposal() instanceof Proposal.InStage stage) {
                proposedStages.add(stage.name());
            }
        }
        return new Place(proposedStages.stream().max(Comparator.comparingInt(stages::indexOf)), segments);
    }
}
