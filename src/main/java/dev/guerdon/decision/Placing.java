package dev.guerdon.decision;

import dev.guerdon.proposal.Proposal.InSegment;
import dev.guerdon.proposal.Proposal.InStage;
import dev.guerdon.proposal.Proposed;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where a member is in life: of several stages the one that stands last in the programme, and every segment proposed. */
public final class Placing {
    private Placing() {}

    /**
     * The stage, or "" when none is proposed.
     *
     * @param stages the programme's, in rising weight
     */
    public static String stage(List<String> stages, List<Proposed> proposed) {
        return proposed.stream()
                .map(Proposed::proposal)
                .filter(InStage.class::isInstance)
                .map(each -> ((InStage) each).name())
                .max(Comparator.comparingInt(stages::indexOf))
                .orElse("");
    }

    /** The segments, in order of their names. */
    public static Set<String> segments(List<Proposed> proposed) {
        Set<String> segments = new TreeSet<>();
        for (Proposed each : proposed) {
            if (each.proposal() instanceof InSegment segment) {
                segments.add(segment.name());
            }
        }
        return segments;
    }
}
