package dev.guerdon.rehearsal;

import dev.guerdon.rehearsal.journey.Nights;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What time it is in a journey, while its steps are read. */
final class JourneyClock {
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,3}) (hour|day|week|month|year)s?");
    private static final int MOST_YEARS = 3;
    private static final String HOW_LONG =
            " must be a time such as \"40 days\": hours, days, weeks, months or years, at most three years.";

    private final Moments moments;
    private final boolean isZoneKnown;
    private ZonedDateTime now;
    private int nights;

    /** @param isZoneKnown without it a day that is written down is neither before nor after now */
    JourneyClock(Instant begin, ZoneId zone, boolean isZoneKnown) {
        this.isZoneKnown = isZoneKnown;
        this.moments = new Moments(zone);
        this.now = begin.atZone(zone);
    }

    Instant now() {
        return now.toInstant();
    }

    LocalDate today() {
        return now.toLocalDate();
    }

    /** How many nights are over. */
    int nights() {
        return nights;
    }

    void nightly() {
        nights++;
    }

    /** Time passes, as long as is said. */
    void pass(YamlValue span) {
        advance(span, span.word().flatMap(this::after), span.name() + HOW_LONG);
    }

    /** Time passes up to a moment. */
    void passUntil(YamlMap yaml, String key) {
        Optional<ZonedDateTime> until = moments.read(yaml, key).map(at -> at.atZone(now.getZone()));
        if (isZoneKnown && until.isPresent()) {
            yaml.get(key)
                    .ifPresent(value -> advance(
                            value,
                            until,
                            "A journey goes forward: until must lie after " + now.toOffsetDateTime()
                                    + ", by three years at most."));
        }
    }

    private Optional<ZonedDateTime> after(String span) {
        Matcher matcher = SPAN.matcher(span);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "hour" -> now.plusHours(count);
                    case "day" -> now.plusDays(count);
                    case "week" -> now.plusWeeks(count);
                    case "month" -> now.plusMonths(count);
                    default -> now.plus(Period.ofYears(count));
                });
    }

    private void advance(YamlValue place, Optional<ZonedDateTime> to, String otherwise) {
        to.filter(later -> later.isAfter(now) && !later.isAfter(now.plusYears(MOST_YEARS)))
                .ifPresentOrElse(this::advance, () -> place.report(otherwise));
    }

    private void advance(ZonedDateTime later) {
        nights += Nights.between(now, later).size();
        now = later;
    }
}
