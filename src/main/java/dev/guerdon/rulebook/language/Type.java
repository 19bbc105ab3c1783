package dev.guerdon.rulebook.language;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** What kind of value an expression has; {@code fact} is the record's class for a fact, else null. */
record Type(Kind kind, Class<?> fact) {
    enum Kind {
        WHOLE("a whole number"),
        DECIMAL("a number"),
        TEXT("a word"),
        TRUTH("true or false"),
        DATE("a date"),
        TIME("a time"),
        WORDS("a set of words"),
        ENTRIES("attributes"),
        MISSING("nothing"),
        FACT("a fact");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    static final Type WHOLE = new Type(Kind.WHOLE, null);
    static final Type DECIMAL = new Type(Kind.DECIMAL, null);
    static final Type TEXT = new Type(Kind.TEXT, null);
    static final Type TRUTH = new Type(Kind.TRUTH, null);
    static final Type DATE = new Type(Kind.DATE, null);
    static final Type TIME = new Type(Kind.TIME, null);
    static final Type MISSING = new Type(Kind.MISSING, null);

    static Type of(Class<?> type) {
        if (type == int.class || type == long.class) {
            return WHOLE;
        } else if (type == BigDecimal.class) {
            return DECIMAL;
        } else if (type == String.class) {
            return TEXT;
        } else if (type == boolean.class) {
            return TRUTH;
        } else if (type == LocalDate.class) {
            return DATE;
        } else if (type == Instant.class) {
            return TIME;
        } else if (type == Set.class) {
            return new Type(Kind.WORDS, null);
        } else if (type == Map.class) {
            return new Type(Kind.ENTRIES, null);
        }
        return new Type(Kind.FACT, type);
    }

    boolean isNumber() {
        return kind == Kind.WHOLE || kind == Kind.DECIMAL;
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** What a sentence calls it. */
    String title() {
        return fact == null ? kind.title : "a " + fact.getSimpleName();
    }
}
