package dev.guerdon.rehearsal;

import java.time.Duration;

/** Until when scenarios and journeys are tried: they must not keep other changes waiting, nor a core busy for hours. */
final class Deadline {
    private static final Duration USUAL = Duration.ofMinutes(2);

    private final Duration time;
    private final long end;

    private Deadline(Duration time) {
        this.time = time;
        this.end = System.nanoTime() + time.toNanos();
    }

    static Deadline usual() {
        return in(USUAL);
    }

    static Deadline in(Duration time) {
        return new Deadline(time);
    }

    boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    /** What is to be told where it is over. */
    String sentence() {
        return "Trying all scenarios and journeys took more than " + time.toSeconds()
                + " seconds. Write fewer of them, or simpler rules.";
    }
}
