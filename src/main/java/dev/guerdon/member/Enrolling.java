package dev.guerdon.member;

import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import dev.guerdon.facts.Member.Person;
import dev.guerdon.problem.Problem;
import dev.guerdon.programme.Programme;
import dev.guerdon.request.Ids;
import dev.guerdon.request.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Enrols members, and changes what is known of them. */
@ApplicationScoped
public class Enrolling {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private static final String UPDATE = """
            update member
               set joined_on = ?, tier_since = case when judged_at is null then ? else tier_since end,
                   birthday = ?, locale = ?, zone = ?, referred_by = ?, attributes = ?::jsonb, consents = ?
             where member_id = ?""";

    private final Database database;
    private final Clock clock;

    Enrolling(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What came of a call. */
    public enum Outcome {
        ENROLLED,
        CHANGED,
        UNCHANGED
    }

    /**
     * Enrols or changes a member.
     *
     * @throws dev.guerdon.problem.Refusal for a value that can't be
     */
    public Outcome put(Programme programme, String memberId, MemberBody body) {
        Ids.checked(memberId, "memberId");
        LocalDate today = LocalDate.ofInstant(clock.instant(), programme.zone());
        check(memberId, body, today);
        given(body.consents()).ifPresent(channels -> requireKnown(channels, programme.messageChannels()));
        return database.transaction(connection -> put(connection, programme, memberId, body, today));
    }

    private Outcome put(Connection connection, Programme programme, String memberId, MemberBody body, LocalDate today)
            throws SQLException {
        RoundTrip reads = new RoundTrip();
        List<Integer> enrolled = new ArrayList<>(1);
        LocalDate joined = given(body.joinedOn()).orElse(today);
        MemberWrites.enrol(reads, memberId, joined, programme.firstTier(), enrolled::add);
        MemberWrites.lock(reads, memberId);
        Map<String, MemberRow> rows = MemberRow.current(reads, memberId, programme.firstTier());
        reads.run(connection);
        Person was = rows.get(memberId).person();
        Person now = changed(was, body, today);
        if (!now.equals(was)) {
            write(connection, now);
        }
        if (enrolled.get(0) == 1) {
            return Outcome.ENROLLED;
        }
        return now.equals(was) ? Outcome.UNCHANGED : Outcome.CHANGED;
    }

    private static Person changed(Person was, MemberBody body, LocalDate today) {
        return new Person(
                was.id(),
                body.joinedOn() == null ? was.joinedOn() : body.joinedOn().orElse(today),
                kept(body.birthday(), was.birthday(), null),
                kept(body.referredBy(), was.referredBy(), ""),
                kept(body.locale(), was.locale(), ""),
                kept(body.zone(), was.zone(), ""),
                attributes(was.attributes(), body.attributes()),
                consents(was.consents(), body.consents()),
                was.tags());
    }

    private static void write(Connection connection, Person now) throws SQLException {
        RoundTrip writes = new RoundTrip();
        writes.change(
                UPDATE,
                now.joinedOn(),
                now.joinedOn(),
                now.birthday(),
                now.locale(),
                now.zone(),
                now.referredBy(),
                Attributes.write(now.attributes()),
                new Elements("text", List.copyOf(now.consents())),
                now.id());
        writes.run(connection);
    }

    /** Absent keeps, null clears. */
    private static <T> T kept(Optional<T> said, T was, T cleared) {
        return said == null ? was : said.orElse(cleared);
    }

    private static <T> Optional<T> given(Optional<T> said) {
        return said == null ? Optional.empty() : said;
    }

    private static Map<String, String> attributes(Map<String, String> was, Optional<Map<String, String>> said) {
        if (said == null) {
            return was;
        }
        Map<String, String> now = said.isEmpty() ? new TreeMap<>() : new TreeMap<>(was);
        said.ifPresent(changes -> changes.forEach((name, value) -> {
            if (value == null) {
                now.remove(name);
            } else {
                now.put(name, value);
            }
        }));
        return now;
    }

    private static Set<String> consents(Set<String> was, Optional<List<String>> said) {
        return said == null ? was : new TreeSet<>(said.orElse(List.of()));
    }

    private static void check(String memberId, MemberBody body, LocalDate today) {
        if (given(body.plan()).isPresent()) {
            throw Problem.UNSUPPORTED.at("plan", "Plans are not supported yet: leave the field out.");
        }
        given(body.joinedOn()).ifPresent(day -> requirePast(day, today, "joinedOn"));
        given(body.birthday()).ifPresent(day -> requirePast(day, today, "birthday"));
        given(body.referredBy()).ifPresent(by -> {
            if (Ids.checked(by, "referredBy").equals(memberId)) {
                throw Problem.INVALID.at("referredBy", "A member can't refer themselves.");
            }
        });
        given(body.zone()).ifPresent(Enrolling::requireZone);
        given(body.locale()).ifPresent(Enrolling::requireLocale);
    }

    private static void requireKnown(List<String> channels, Set<String> known) {
        for (int i = 0; i < channels.size(); i++) {
            String channel = channels.get(i);
            if (channel == null || !known.contains(channel)) {
                throw Words.unknown("consents[" + i + "]", "message channel", channel, known);
            }
        }
    }

    private static void requirePast(LocalDate day, LocalDate today, String field) {
        LocalDate last = today.plusDays(1); // it may be tomorrow where the member is
        if (day.isBefore(EARLIEST) || day.isAfter(last)) {
            throw Problem.INVALID.at(field, "It must lie between " + EARLIEST + " and " + last + ".");
        }
    }

    private static void requireZone(String zone) {
        try {
            ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw Problem.INVALID.at("zone", "\"" + zone + "\" is no time zone; write it as Europe/London.");
        }
    }

    private static void requireLocale(String locale) {
        try {
            new Locale.Builder().setLanguageTag(locale);
        } catch (IllformedLocaleException unknown) {
            throw Problem.INVALID.at("locale", "\"" + locale + "\" is no locale; write it as en-GB.");
        }
    }
}
