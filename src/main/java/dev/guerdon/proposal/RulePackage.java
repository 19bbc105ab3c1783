package dev.guerdon.proposal;

import dev.guerdon.facts.Activity;
import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Lot;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The packages of rules: which facts their conditions may read and which verbs their consequences may use. */
public enum RulePackage {
    DISCOUNTS(Verbs.Discounts.class, Member.class, Basket.class, Line.class, Coupon.class, Today.class),
    REDEMPTION(Verbs.Redemption.class, Member.class, Basket.class, Line.class, Today.class),
    EARNING(Verbs.Earning.class, Member.class, Basket.class, Line.class, Coupon.class, Today.class),
    ACTIVITIES(Verbs.Activities.class, Member.class, Activity.class, Today.class),
    TIERS(Verbs.Tiers.class, Member.class, Today.class),
    EXPIRY(Verbs.Expiry.class, Member.class, Lot.class, Today.class),
    SEGMENTS(Verbs.Segments.class, Member.class, Today.class),
    LIFECYCLE(Verbs.Lifecycle.class, Member.class, Today.class);

    private final String title = name().toLowerCase(Locale.ROOT);
    private final Class<?> verbs;

    @SuppressWarnings("ImmutableEnumChecker") // List.of: it can't change
    private final List<Class<?>> facts;

    RulePackage(Class<?> verbs, Class<?>... facts) {
        this.verbs = verbs;
        this.facts = List.of(facts);
    }

    /** The package's name in a rule file, such as {@code earning}. */
    public String title() {
        return title;
    }

    /** The class whose methods are the verbs. */
    public Class<?> verbs() {
        return verbs;
    }

    /** The records that conditions may match. */
    public List<Class<?>> facts() {
        return facts;
    }

    /** The names of all packages. */
    public static List<String> titles() {
        return Arrays.stream(values()).map(RulePackage::title).toList();
    }

    public static Optional<RulePackage> of(String title) {
        return Arrays.stream(values())
                .filter(each -> each.title().equals(title))
                .findFirst();
    }
}
