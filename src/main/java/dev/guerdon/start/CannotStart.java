package dev.guerdon.start;

/** The service can't start, for a reason that the person who starts it can mend. It has no stack trace: its sentence is all. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStart(String sentence) {
        super(sentence, null, false, false);
    }
}
