package dev.guerdon.rulebook.files;

/** How much of a rules folder is read. */
final class Limits {
    /** Names in one path. */
    static final int DEPTH = 6;

    /** File systems take 255, and a file that is being written has some more than its own. */
    static final int BYTES_OF_NAME = 200;

    static final int FILES = 2_000;

    /** Names looked at, leftovers and prose included. */
    static final int NAMES = 20_000;

    static final int BYTES_OF_ONE = 1 << 20;
    static final long BYTES_OF_ALL = 32L << 20;

    private Limits() {}
}
