package dev.guerdon.rehearsal;

import dev.guerdon.decision.Decision;
import dev.guerdon.rulebook.language.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Holds what came out against what a scenario, or a step of a journey, expects of it. */
final class Comparison {
    static final String NOTHING = "nothing of the kind";

    private final Expected expected;
    private final Outcome outcome;
    private final Firings firings;
    private final Causes causes;
    private final List<Mismatch> mismatches = new ArrayList<>();

    private Comparison(String file, Expected expected, Outcome outcome, Firings firings) {
        this.expected = expected;
        this.outcome = outcome;
        this.firings = firings;
        this.causes = new Causes(file, expected, outcome, firings);
    }

    /** @param file in which the expectations stand */
    static List<Mismatch> of(String file, Expected expected, Outcome outcome, Firings firings) {
        Comparison comparison = new Comparison(file, expected, outcome, firings);
        comparison.compareNumbers();
        comparison.compareStanding();
        comparison.compareGifts();
        comparison.compareEffects();
        comparison.compareFirings();
        return List.copyOf(comparison.mismatches);
    }

    private void compareNumbers() {
        compareNumber(Measure.DISCOUNT, "discount", expected.discount(), outcome.discount());
        compareNumber(Measure.TOTAL, "total", expected.total(), outcome.total());
        compareNumber(Measure.SHIPPING, "shipping", expected.shipping(), outcome.shipping());
        compareNumber(Measure.POINTS, "points", expected.points(), outcome.points());
        Optional<Decision.Redemption> redemption = outcome.redemption();
        compareNumber(
                Measure.REDEMPTION,
                "redemption points",
                expected.redemption().points(),
                redemption.map(Decision.Redemption::points));
        compareNumber(
                Measure.REDEMPTION,
                "redemption amount",
                expected.redemption().amount(),
                redemption.map(Decision.Redemption::amount));
    }

    private void compareStanding() {
        compare(Measure.TIER, expected.tier(), outcome.tier());
        compare(Measure.STAGE, expected.stage(), outcome.stage());
        compare(
                Measure.SEGMENTS,
                expected.segments().map(TreeSet::new),
                outcome.segments().map(TreeSet::new));
        compare(
                Measure.EXPIRES_ON,
                expected.expiresOn().map(Comparison::said),
                outcome.expiresOn().map(Comparison::said));
    }

    private void compareGifts() {
        compareAll(Measure.COUPONS, expected.coupons(), codes("coupon"));
        compareAll(Measure.BENEFITS, expected.benefits(), codes("benefit"));
        compareAll(Measure.BADGES, expected.badges(), codes("badge"));
        compareAll(Measure.TAGS, expected.tags(), codes("tag"));
        compareAll(
                Measure.GIFTS,
                expected.gifts().map(all -> said(all, gift -> gift.quantity() + " " + gift.sku())),
                said(outcome.applied("gift"), each -> each.value().toPlainString() + " " + each.code()));
        compareAll(Measure.HINTS, expected.hints(), said(outcome.applied("hint"), Decision.Effect::text));
        boolean withChannel = expected.messages().stream()
                .flatMap(List::stream)
                .anyMatch(each -> each.channel().isPresent());
        compareAll(
                Measure.MESSAGES,
                expected.messages()
                        .map(all -> said(
                                all,
                                each -> each.channel()
                                                .map(channel -> channel + " ")
                                                .orElse("")
                                        + each.template())),
                said(outcome.applied("message"), each -> (withChannel ? each.channel() + " " : "") + each.text()));
    }

    /** One that is described must be there; others may be, too. */
    private void compareEffects() {
        for (int i = 0; i < expected.effects().size(); i++) {
            Expected.Effect wanted = expected.effects().get(i);
            if (outcome.effects().stream().noneMatch(each -> WantedEffects.fits(wanted, each))) {
                String near = WantedEffects.near(wanted, outcome.effects());
                Position place = expected.places().at("effects", i);
                miss(
                        place,
                        "effects to have",
                        WantedEffects.said(wanted),
                        near.isEmpty() ? NOTHING : near,
                        causes.whyNoEffect(wanted));
            }
        }
    }

    private void compareFirings() {
        for (int i = 0; i < expected.fired().size(); i++) {
            String rule = expected.fired().get(i);
            if (!firings.hasFired(rule)) {
                missFiring(Mismatch.FIRED, i, rule, "it did not fire", firings::whyNot);
            }
        }
        for (int i = 0; i < expected.notFired().size(); i++) {
            String rule = expected.notFired().get(i);
            if (firings.hasFired(rule) || !firings.isKnown(rule)) {
                missFiring(Mismatch.NOT_FIRED, i, rule, "it fired", firings::why);
            }
        }
    }

    private void missFiring(String key, int item, String rule, String got, Function<String, String> why) {
        Position place = expected.places().at(key, item);
        if (firings.isKnown(rule)) {
            miss(place, key, '"' + rule + '"', got, why.apply(rule));
        } else {
            mismatches.add(Mismatch.ofNoRule(place, key, rule, firings.advice(rule)));
        }
    }

    private <T extends Comparable<T>> void compareNumber(
            Measure measure, String what, Optional<T> wanted, Optional<T> got) {
        if (wanted.isEmpty()
                || got.filter(number -> number.compareTo(wanted.get()) == 0).isPresent()) {
            return;
        }
        boolean isMore =
                got.filter(number -> number.compareTo(wanted.get()) > 0).isPresent();
        boolean isTooMuch = isMore != (measure == Measure.TOTAL || measure == Measure.SHIPPING);
        miss(
                expected.places().at(measure.key()),
                what,
                wanted.get().toString(),
                got.map(Object::toString).orElse(NOTHING),
                isTooMuch ? causes.whySoMuch(measure) : causes.whyNotMore(measure, ""));
    }

    private <T> void compare(Measure measure, Optional<T> wanted, Optional<T> got) {
        if (wanted.isPresent() && !wanted.equals(got)) {
            String expects = wanted.get().toString();
            miss(
                    expected.places().at(measure.key()),
                    measure.key(),
                    expects,
                    got.map(Object::toString).orElse(NOTHING),
                    causes.whyNotMore(measure, expects));
        }
    }

    /** In any order. */
    private void compareAll(Measure measure, Optional<List<String>> wanted, List<String> got) {
        compare(
                measure,
                wanted.map(all -> all.stream().sorted().toList()),
                Optional.of(got.stream().sorted().toList()));
    }

    private List<String> codes(String type) {
        return said(outcome.applied(type), Decision.Effect::code);
    }

    private void miss(Position place, String what, String wanted, String got, String because) {
        mismatches.add(Mismatch.at(place, what, wanted, got, because));
    }

    private static <T> List<String> said(Collection<T> all, Function<T, String> how) {
        return all.stream().map(how).toList();
    }

    private static String said(Expected.Lapse lapse) {
        return lapse.on().map(Objects::toString).orElse("never");
    }
}
