package dev.guerdon.rehearsal;

import dev.guerdon.facts.Word;
import dev.guerdon.money.Money;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads what a step of a journey expects: all that a scenario may, and more of what time brings. */
final class JourneyExpectations {
    private static final long MOST_POINTS = 1_000_000_000_000L;
    private static final BigDecimal MOST_MONEY = new BigDecimal("1000000000000");
    private static final int DECIMALS = 12;

    /** What can be taken back. */
    private static final List<Word> GIFTS = List.of(Word.COUPON, Word.BENEFIT, Word.BADGE);

    private JourneyExpectations() {}

    static Awaited read(YamlMap yaml, Words words) {
        boolean isRefused = yaml.yesOrNo("refused", false);
        Optional<Long> clawedBack = points(yaml, "clawedBack");
        Awaited.Refund refund = refund(yaml);
        Optional<List<String>> revoked = yaml.get("revoked")
                .map(given -> given.list().stream()
                        .flatMap(item -> words.word(item, GIFTS).stream())
                        .toList());
        Awaited.Figures member = MemberFigures.read(yaml.map("member"), words);
        return new Awaited(Expectations.read(yaml, words), isRefused, clawedBack, refund, revoked, member);
    }

    /** An amount alone, or {@code {amount, money, points}}. */
    private static Awaited.Refund refund(YamlMap yaml) {
        Optional<YamlValue> given = yaml.get("refund");
        if (given.filter(value -> !value.isMap()).isPresent()) {
            return new Awaited.Refund(money(yaml, "refund"), Optional.empty(), Optional.empty());
        }
        YamlMap map = yaml.map("refund");
        Awaited.Refund refund = new Awaited.Refund(money(map, "amount"), money(map, "money"), points(map, "points"));
        map.done();
        return refund;
    }

    private static Optional<Long> points(YamlMap yaml, String key) {
        return yaml.get(key).flatMap(value -> value.whole(0, MOST_POINTS));
    }

    private static Optional<Money> money(YamlMap yaml, String key) {
        return yaml.get(key)
                .flatMap(value -> value.decimal(BigDecimal.ZERO, MOST_MONEY, DECIMALS))
                .map(Money::new);
    }
}
