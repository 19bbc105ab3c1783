package dev.guerdon.database;

/** Somebody else was faster, so what was decided can't be kept: thrown in order to take back a transaction and make it again. */
public final class Overtaken extends RuntimeException {
    public Overtaken() {
        super("somebody else was faster", null, false, false);
    }
}
