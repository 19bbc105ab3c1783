package dev.guerdon.rehearsal;

import dev.guerdon.decision.Decision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds the effects of a decision against those that a scenario describes. */
final class WantedEffects {
    private WantedEffects() {}

    /** Whether an effect is as described; what is not described may be anything. */
    static boolean fits(Expected.Effect wanted, Decision.Effect effect) {
        return isOr(wanted.type(), effect.type())
                && isOr(wanted.rulePackage(), effect.rulePackage())
                && isOr(wanted.rule(), effect.rule())
                && isOr(wanted.reason(), effect.reason())
                && isOr(wanted.campaign(), effect.campaign())
                && isOr(wanted.lineId(), effect.lineId())
                && isOr(wanted.code(), effect.code())
                && isOr(wanted.text(), effect.text())
                && isOr(wanted.channel(), effect.channel())
                && (wanted.points().isEmpty() || wanted.points().get().equals(effect.points()))
                && isOr(wanted.status(), effect.status())
                && isOr(wanted.because(), effect.because())
                && isSame(wanted.value(), effect.value())
                && isSame(
                        wanted.amount(),
                        effect.amount() == null ? null : effect.amount().amount());
    }

    /** The effects that come near to the one described, in words; "" when there are none. */
    static String near(Expected.Effect wanted, List<Decision.Effect> effects) {
        return effects.stream()
                .filter(each -> wanted.rule().equals(Optional.of(each.rule()))
                        || wanted.type().equals(Optional.of(each.type())))
                .map(WantedEffects::said)
                .collect(Collectors.joining("; "));
    }

    /** What is described, in words. */
    static String said(Expected.Effect effect) {
        List<String> told = new ArrayList<>();
        effect.type().ifPresent(told::add);
        effect.rulePackage().ifPresent(name -> told.add("of package " + name));
        effect.rule().ifPresent(rule -> told.add("of \"" + rule + '"'));
        effect.reason().ifPresent(reason -> told.add("\"" + reason + '"'));
        effect.campaign().ifPresent(code -> told.add("of campaign " + code));
        effect.lineId().ifPresent(id -> told.add("on line " + id));
        effect.value().ifPresent(value -> told.add("value " + value.toPlainString()));
        effect.amount().ifPresent(amount -> told.add("amount " + amount.toPlainString()));
        effect.points().ifPresent(points -> told.add("points " + points));
        effect.code().ifPresent(code -> told.add("code " + code));
        effect.text().ifPresent(text -> told.add('"' + text + '"'));
        effect.channel().ifPresent(channel -> told.add("on " + channel));
        effect.status().ifPresent(told::add);
        effect.because().ifPresent(why -> told.add("because " + why));
        return String.join(", ", told);
    }

    private static String said(Decision.Effect effect) {
        return effect.type() + " of \"" + effect.rule() + "\" " + effect.status()
                + (effect.amount() == null ? "" : ", amount " + effect.amount())
                + (effect.points() == null ? "" : ", points " + effect.points())
                + (effect.code() == null ? "" : ", code " + effect.code())
                + (effect.because() == null ? "" : ", because " + effect.because());
    }

    private static boolean isOr(Optional<String> wanted, String got) {
        return wanted.isEmpty() || wanted.get().equals(got);
    }

    private static boolean isSame(Optional<BigDecimal> wanted, BigDecimal got) {
        return wanted.isEmpty() || (got != null && wanted.get().compareTo(got) == 0);
    }
}
