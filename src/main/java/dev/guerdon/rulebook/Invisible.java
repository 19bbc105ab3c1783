package dev.guerdon.rulebook;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Characters that one can't see, or can't tell from an ordinary space: with them two names look like one. */
public final class Invisible {
    /** Letters and signs that are blank. */
    private static final Set<Integer> BLANK = Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0);

    private Invisible() {}

    /** What to do about the first of them that stands in a name. */
    public static Optional<String> adviceOn(String name) {
        OptionalInt first = name.codePoints().filter(Invisible::is).findFirst();
        return first.isPresent() ? Optional.of(advice(first.getAsInt())) : Optional.empty();
    }

    /** What to do about it. */
    public static String advice(int character) {
        return isSpace(character)
                ? "here stands a " + named(character) + ": write an ordinary space"
                : "here stands the invisible character " + named(character) + ": take it out";
    }

    /** Whether it is one of them. */
    public static boolean is(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> isSpace(character) || BLANK.contains(character);
        };
    }

    private static boolean isSpace(int character) {
        return character != ' ' && Character.getType(character) == Character.SPACE_SEPARATOR;
    }

    private static String named(int character) {
        String name = Character.getName(character);
        return "U+%04X".formatted(character) + (name == null ? "" : " " + name.toLowerCase(Locale.ROOT));
    }
}
