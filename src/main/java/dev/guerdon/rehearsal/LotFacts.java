package dev.guerdon.rehearsal;

import dev.guerdon.facts.Lot;
import dev.guerdon.facts.Word;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.yaml.YamlMap;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads a scenario's {@code lot:}. */
final class LotFacts {
    private static final int MOST_DAYS = 36_525;
    private static final long MOST_POINTS = 1_000_000_000;
    private static final long SOME_POINTS = 100;

    private LotFacts() {}

    static Lot read(YamlMap yaml, Words words, LocalDate today) {
        String wallet = words.word(yaml, "wallet", Word.WALLET);
        long points = yaml.number("points", 1, MOST_POINTS, SOME_POINTS);
        Optional<LocalDate> expiresOn = expiresOn(yaml, today);
        Lot lot = new Lot(
                wallet.isEmpty() ? Programme.POINTS : wallet,
                yaml.word("source").orElse("order"),
                yaml.day("earnedOn").orElse(today),
                points,
                yaml.number("remaining", 0, points, points),
                expiresOn.orElse(null),
                expiresOn
                        .map(last -> (int) Math.max(0, ChronoUnit.DAYS.between(today, last)))
                        .orElse(-1));
        yaml.done();
        return lot;
    }

    /** Said as a day, or by the days to it; -1 says that it does not lapse. */
    private static Optional<LocalDate> expiresOn(YamlMap yaml, LocalDate today) {
        Optional<LocalDate> day = yaml.day("expiresOn");
        int days = yaml.integer("daysToExpiry", -1, MOST_DAYS, -1);
        if (day.isPresent() && yaml.get("daysToExpiry").isPresent()) {
            yaml.reportKey("daysToExpiry", "daysToExpiry follows from expiresOn; give one of them.");
        }
        return day.or(() -> days < 0 ? Optional.empty() : Optional.of(today.plusDays(days)));
    }
}
