package dev.guerdon.rehearsal;

import dev.guerdon.rulebook.yaml.Dates;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Reads moments: a time, or a day, which stands for its noon. */
record Moments(ZoneId zone) {
    private static final LocalDate USUAL_DAY = LocalDate.of(2026, 1, 15);
    private static final int NOON = 12;

    /** When a scenario or journey begins; left out, on the usual day. */
    Instant begin(YamlMap yaml) {
        return read(yaml, "at").orElseGet(() -> noonOf(USUAL_DAY));
    }

    /** A moment, if one is given. */
    Optional<Instant> read(YamlMap yaml, String key) {
        Optional<String> text = yaml.get(key).flatMap(YamlValue::word);
        Optional<Instant> at = text.flatMap(written -> Dates.time(written)
                .map(OffsetDateTime::toInstant)
                .or(() -> Dates.day(written).map(this::noonOf)));
        if (text.isPresent() && at.isEmpty()) {
            yaml.report(key, key + " must be a day, or a time with its offset such as 2026-06-18T10:00:00+08:00.");
        }
        return at;
    }

    private Instant noonOf(LocalDate day) {
        return day.atTime(NOON, 0).atZone(zone).toInstant();
    }
}
