package dev.guerdon.rehearsal;

import dev.guerdon.rulebook.language.Checked;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Something that is expected of a decision, and the verbs of the rules that make it. */
enum Measure {
    DISCOUNT("discount", Verbs.DISCOUNT),
    TOTAL("total", Verbs.DISCOUNT),
    SHIPPING("shipping", Set.of("freeShipping")),
    REDEMPTION("redemption", Set.of("rate", "step", "maxShare", "minPoints")),
    POINTS("points", Set.of("points", "times", "bonus", "cap")),
    TIER("tier", Set.of("qualifiesFor")),
    STAGE("stage", Set.of("stage")),
    SEGMENTS("segments", Set.of("segment")),
    COUPONS("coupons", Set.of("coupon")),
    BENEFITS("benefits", Set.of("benefit")),
    BADGES("badges", Set.of("badge")),
    TAGS("tags", Set.of("tag")),
    MESSAGES("messages", Set.of("message")),
    GIFTS("gifts", Set.of("gift")),
    HINTS("hints", Set.of("hint")),
    EXPIRES_ON("expiresOn", Verbs.LAPSE);

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of: it can't change
    private final Set<String> verbs;

    Measure(String key, Set<String> verbs) {
        this.key = key;
        this.verbs = verbs;
    }

    /** Its key in {@code expect}. */
    String key() {
        return key;
    }

    /** The one of this key; empty where rules do not make it by themselves. */
    static Optional<Measure> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    boolean isMadeBy(String verb) {
        return verbs.contains(verb);
    }

    boolean isMadeBy(Checked.Statement statement) {
        return isMadeBy(statement.verb());
    }

    private static final class Verbs {
        static final Set<String> DISCOUNT = Set.of(
                "percentOff",
                "payPercent",
                "amountOff",
                "amountOffFrom",
                "amountOffEvery",
                "fixedPrice",
                "cheapestFree",
                "cheapestFreeOfTag");
        static final Set<String> LAPSE = Set.of(
                "lapseNever",
                "lapseOn",
                "lapseAfterDays",
                "lapseAfterMonths",
                "lapseAfterQuarters",
                "lapseAfterInactivity");

        private Verbs() {}
    }
}
