package dev.guerdon.batch;

import java.time.Instant;

/** Something that is done with many members, in runs; a bean of each kind is found by its name. */
public interface Job {

    /** As it is called from outside, such as {@code expiry}. */
    String name();

    /**
     * The work of one run. What it decides by, such as the rulebook, is taken now and kept to the end.
     *
     * @param asOf the moment as of which everything is decided
     */
    Work asOf(Instant asOf);
}
