package dev.guerdon.batch;

import java.util.List;

/** The work of one run. Used by several threads at once, each with members of its own. */
public interface Work {

    /** How many members there are to visit; only shown, so it need not be exact. */
    long total();

    /**
     * The next members to visit, in rising order of their ids.
     *
     * @param after the last one of those before; empty for the first
     * @param most of them
     * @return empty when there are no more
     */
    List<String> next(String after, int most);

    /**
     * Visits members: all of them, or none if it throws. To visit a member again changes nothing more.
     *
     * @return how many things were changed
     */
    long visit(List<String> memberIds);
}
