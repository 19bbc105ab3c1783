package dev.guerdon.rulebook.language;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to write instead of a number with a comma in it, as other countries and spreadsheets have it. */
final class CommaInNumber {
    private static final String WITH_ONE_POINT = "write the number with digits and one point: ";
    private static final Pattern GROUPED_BY_POINTS = Pattern.compile("[1-9]\\d{0,2}\\.\\d{3}");
    private static final Pattern MILLIONS =
            Pattern.compile("([1-9]\\d{0,2}(?:\\.\\d{3}){2,})(?:,(\\d{1,2})(?![\\d.]))?");
    private static final Pattern CENTS = Pattern.compile("\\d{1,2}");
    private static final Pattern BEGINS_WITH_ZERO = Pattern.compile("0\\d+");

    private CommaInNumber() {}

    /** Whether it can't be meant as two numbers: {@code 1.000,50}, {@code 9,05}. */
    static boolean isPointFor(String before, String after) {
        return BEGINS_WITH_ZERO.matcher(after).matches()
                || (GROUPED_BY_POINTS.matcher(before).matches()
                        && CENTS.matcher(after).matches());
    }

    /** Of what begins like {@code 1.000.000} or {@code 1.000.000,50}. */
    static Optional<String> forSeveralPoints(String written) {
        return Optional.of(MILLIONS.matcher(written)).filter(Matcher::lookingAt).map(number -> {
            String cents = number.group(2) == null ? "" : "." + number.group(2);
            return WITH_ONE_POINT + number.group(1).replace(".", "") + cents + ", not " + number.group();
        });
    }

    /** Of {@code 12,50}, where the comma stands for the point. */
    static String forPoint(String before, String after) {
        return WITH_ONE_POINT + before.replace(".", "") + "." + after.replace(".", "") + not(before, after);
    }

    /** Of {@code 1,000}, where it groups the digits. */
    static String forGroups(String before, String after) {
        return "write the number without a comma: " + before + after.replace(",", "") + not(before, after);
    }

    private static String not(String before, String after) {
        return ", not " + before + "," + after;
    }
}
