package dev.guerdon.rehearsal;

import dev.guerdon.decision.Decision;
import dev.guerdon.money.Money;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Asked;
import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.Reason;
import dev.guerdon.rulebook.Rulebook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds what came out against what a scenario expects of it. */
final class Comparison {
    private static final String NOTHING = "nothing of the kind";

    private final Expected expected;
    private final Outcome outcome;
    private final List<Mismatch> mismatches = new ArrayList<>();

    private Comparison(Expected expected, Outcome outcome) {
        this.expected = expected;
        this.outcome = outcome;
    }

    static List<Mismatch> of(Expected expected, Outcome outcome, Rulebook rulebook, Asked asked) {
        Comparison comparison = new Comparison(expected, outcome);
        comparison.compareNumbers();
        comparison.compareStanding();
        comparison.compareGifts();
        expected.effects().forEach(comparison::compareEffect);
        comparison.compareFirings(rulebook, asked);
        return List.copyOf(comparison.mismatches);
    }

    private void compareNumbers() {
        compareMoney("discount", expected.discount(), outcome.discount());
        compareMoney("total", expected.total(), outcome.total());
        compareMoney("shipping", expected.shipping(), outcome.shipping());
        compare("points", expected.points(), outcome.points());
        Optional<Decision.Redemption> redemption = outcome.redemption();
        compare("redemption points", expected.redemption().points(), redemption.map(Decision.Redemption::points));
        compareMoney("redemption amount", expected.redemption().amount(), redemption.map(Decision.Redemption::amount));
    }

    private void compareStanding() {
        compare("tier", expected.tier(), outcome.tier());
        compare("stage", expected.stage(), outcome.stage());
        compare(
                "segments",
                expected.segments().map(TreeSet::new),
                outcome.segments().map(TreeSet::new));
        compare(
                "expiresOn",
                expected.expiresOn().map(Comparison::said),
                outcome.expiresOn().map(Comparison::said));
    }

    private void compareGifts() {
        compareAll("coupons", expected.coupons(), codes("coupon"));
        compareAll("benefits", expected.benefits(), codes("benefit"));
        compareAll("badges", expected.badges(), codes("badge"));
        compareAll("tags", expected.tags(), codes("tag"));
        compareAll(
                "gifts",
                expected.gifts().map(all -> said(all, gift -> gift.quantity() + " " + gift.sku())),
                said(outcome.applied("gift"), each -> each.value().toPlainString() + " " + each.code()));
        compareAll("hints", expected.hints(), said(outcome.applied("hint"), Decision.Effect::text));
        boolean withChannel = expected.messages().stream()
                .flatMap(List::stream)
                .anyMatch(each -> each.channel().isPresent());
        compareAll(
                "messages",
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
    private void compareEffect(Expected.Effect wanted) {
        if (outcome.effects().stream().noneMatch(each -> fits(wanted, each))) {
            String near = outcome.effects().stream()
                    .filter(each -> wanted.rule().equals(Optional.of(each.rule()))
                            || wanted.type().equals(Optional.of(each.type())))
                    .map(Comparison::said)
                    .collect(Collectors.joining("; "));
            miss("effects to have", said(wanted), near.isEmpty() ? NOTHING : near, null);
        }
    }

    private static boolean fits(Expected.Effect wanted, Decision.Effect effect) {
        return isOr(wanted.type(), effect.type())
                && isOr(wanted.rulePackage(), effect.rulePackage())
                && isOr(wanted.rule(), effect.rule())
                && isOr(wanted.reason(), effect.reason())
                && isOr(wanted.campaign(), effect.campaign())
                && isOr(wanted.lineId(), effect.lineId())
                && isOr(wanted.status(), effect.status())
                && isOr(wanted.because(), effect.because())
                && isSame(wanted.value(), effect.value())
                && isSame(
                        wanted.amount(),
                        effect.amount() == null ? null : effect.amount().amount());
    }

    private void compareFirings(Rulebook rulebook, Asked asked) {
        if (expected.fired().isEmpty() && expected.notFired().isEmpty()) {
            return;
        }
        Set<String> fired = Arrays.stream(RulePackage.values())
                .flatMap(each -> asked.fired(each).stream())
                .collect(Collectors.toSet());
        List<Reason> reasons = asked.reasons(Arrays.asList(RulePackage.values()));
        Firings firings = new Firings(rulebook, fired, reasons);
        expected.fired()
                .forEach(rule -> firings.whyNot(rule).ifPresent(why -> miss("fired", '"' + rule + '"', "no", why)));
        expected.notFired()
                .forEach(rule ->
                        firings.why(rule).ifPresent(why -> miss("notFired", '"' + rule + '"', "it fired", why)));
    }

    /** The rules that fired, and why the others did not. */
    private record Firings(Rulebook rulebook, Set<String> fired, List<Reason> reasons) {

        /** Why the rule did not fire; empty when it did. */
        Optional<String> whyNot(String rule) {
            if (fired.contains(rule)) {
                return Optional.empty();
            }
            return Optional.of(reasons.stream()
                    .filter(each -> each.rule().equals(rule))
                    .map(Reason::because)
                    .findFirst()
                    .orElseGet(() -> unknown(rule)));
        }

        /** What the rule saw when it fired, or that there is no such rule; empty when it did not. */
        Optional<String> why(String rule) {
            Optional<Reason> reason =
                    reasons.stream().filter(each -> each.rule().equals(rule)).findFirst();
            if (reason.isEmpty()) {
                return Optional.of(unknown(rule));
            }
            return reasons.stream()
                    .filter(each -> each.rule().equals(rule) && each.fired())
                    .map(each -> each.values().toString())
                    .findFirst();
        }

        private String unknown(String rule) {
            List<String> names = Arrays.stream(RulePackage.values())
                    .flatMap(each -> rulebook.rules(each).stream())
                    .map(each -> each.origin().rule())
                    .toList();
            return "there is no such rule"
                    + Nearest.nearest(rule, names)
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse("");
        }
    }

    private void compareMoney(String what, Optional<Money> wanted, Optional<Money> got) {
        boolean isSame = wanted.isEmpty()
                || got.filter(money -> money.compareTo(wanted.get()) == 0).isPresent();
        if (!isSame) {
            miss(what, wanted.get().toString(), got.map(Money::toString).orElse(NOTHING), null);
        }
    }

    private <T> void compare(String what, Optional<T> wanted, Optional<T> got) {
        if (wanted.isPresent() && !wanted.equals(got)) {
            miss(what, wanted.get().toString(), got.map(Object::toString).orElse(NOTHING), null);
        }
    }

    /** In any order. */
    private void compareAll(String what, Optional<List<String>> wanted, List<String> got) {
        compare(
                what,
                wanted.map(all -> all.stream().sorted().toList()),
                Optional.of(got.stream().sorted().toList()));
    }

    private List<String> codes(String type) {
        return said(outcome.applied(type), Decision.Effect::code);
    }

    private void miss(String what, String wanted, String got, String because) {
        mismatches.add(new Mismatch(what, wanted, got, because));
    }

    private static <T> List<String> said(Collection<T> all, Function<T, String> how) {
        return all.stream().map(how).toList();
    }

    private static String said(Expected.Lapse lapse) {
        return lapse.on().map(Objects::toString).orElse("never");
    }

    private static String said(Decision.Effect effect) {
        return effect.type() + " of \"" + effect.rule() + "\" " + effect.status()
                + (effect.amount() == null ? "" : ", amount " + effect.amount())
                + (effect.because() == null ? "" : ", because " + effect.because());
    }

    private static String said(Expected.Effect effect) {
        List<String> told = new ArrayList<>();
        effect.type().ifPresent(told::add);
        effect.rulePackage().ifPresent(name -> told.add("of package " + name));
        effect.rule().ifPresent(rule -> told.add("of \"" + rule + '"'));
        effect.reason().ifPresent(reason -> told.add("\"" + reason + '"'));
        effect.campaign().ifPresent(code -> told.add("of campaign " + code));
        effect.lineId().ifPresent(id -> told.add("on line " + id));
        effect.value().ifPresent(value -> told.add("value " + value.toPlainString()));
        effect.amount().ifPresent(amount -> told.add("amount " + amount.toPlainString()));
        effect.status().ifPresent(told::add);
        effect.because().ifPresent(why -> told.add("because " + why));
        return String.join(", ", told);
    }

    private static boolean isOr(Optional<String> wanted, String got) {
        return wanted.isEmpty() || wanted.get().equals(got);
    }

    private static boolean isSame(Optional<BigDecimal> wanted, BigDecimal got) {
        return wanted.isEmpty() || (got != null && wanted.get().compareTo(got) == 0);
    }
}
