package dev.guerdon.batch;

import java.util.List;

/**
 * How far a run got.
 *
 * @param lastMember up to whom all were visited; empty before the first
 * @param processed members visited
 * @param effects things changed
 * @param failures a line for each member who could not be visited
 */
record Checkpoint(String lastMember, long processed, long effects, List<String> failures) {
    static final Checkpoint START = new Checkpoint("", 0, 0, List.of());

    /** After visits to members in rising order of their ids. */
    Checkpoint after(List<String> members, Visited visited) {
        return new Checkpoint(
                members.get(members.size() - 1),
                processed + members.size(),
                effects + visited.effects(),
                Visited.joined(failures, visited.failures()));
    }
}
