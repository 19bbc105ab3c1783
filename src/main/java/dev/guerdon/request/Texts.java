package dev.guerdon.request;

/** Texts that callers send. */
public final class Texts {
    /** What a text may be made of: no control characters but line breaks and tabs, no halves of characters. */
    public static final String PATTERN = "[\\t\\n\\r[^\\p{Cc}\\p{Cs}]]*";

    public static final String MESSAGE = "must not contain control characters";

    private Texts() {}
}
