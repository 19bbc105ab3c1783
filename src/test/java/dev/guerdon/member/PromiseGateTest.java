package dev.guerdon.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.database.Database;
import dev.guerdon.database.MigratedDatabase;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What members hold can't be taken away under their feet. */
class PromiseGateTest {
    private static final RuleFiles SHOP = RuleFiles.read(Path.of("src/test/rules/retail"));
    private static final String PROGRAMME = """
            currency: %s
            zone: Europe/London
            tiers: [basic, silver, gold, platinum%s]
            categories: { product: {} }
            """;
    private static final String AN_ORDER = """
            insert into shop_order (order_id, at, ordered_on, spend, rulebook, fingerprint, body, decision)
            values ('promise-order', now(), current_date, 1, 'r', '', '{}', '{}')""";
    private static final Rulebook LIVE = rulebook(", jade, onyx", "coupons: { JADE5: {}, ONYX5: {}, PEARL5: {} }");

    private final MigratedDatabase database = MigratedDatabase.fresh();
    private final PromiseGate gate = new PromiseGate(new Database(database.source()), Clock.systemUTC());

    @BeforeEach
    void someMembersHoldSomething() throws SQLException {
        execute("""
                insert into member (member_id, joined_on, tier, tier_since)
                values ('promise-1', '2026-01-01', 'jade', '2026-01-01'), ('promise-2', '2026-01-01', 'jade', '2026-01-01');
                insert into coupon
                    (code, member_id, definition, given_at, last_day, status, used_by, cause, cause_id, rulebook)
                values ('p1', 'promise-1', 'JADE5', now(), null, 'open', null, 'order', 'o', 'r'),
                       ('p2', 'promise-1', 'JADE5', now(), current_date + 9, 'open', null, 'order', 'o', 'r'),
                       ('p3', 'promise-2', 'ONYX5', now(), current_date - 9, 'open', null, 'order', 'o', 'r'),
                       ('p4', 'promise-2', 'ONYX5', now(), null, 'used', 'o', 'order', 'o', 'r')""");
    }

    @Test
    void aTierAndACouponThatMembersHoldStay() {
        assertThat(gate.check(rulebook("", "coupons: { PEARL5: {} }"), Optional.of(LIVE)))
                .extracting(Finding::toString)
                .containsExactly(
                        "programme.yaml:3:8: The tier \"jade\" can't be taken away: 2 members are in it. Put it back, and"
                                + " let the tier rules move them first.",
                        "catalogue.yaml:1:10: The coupon \"JADE5\" can't be taken away: 1 member holds one that is still"
                                + " good. Put it back, and take away only the rule that gives it.");
    }

    @Test
    void whatIsTakenAwayIsToldWhateverElseIsWrong() {
        Candidate candidate = candidate(
                PROGRAMME.formatted("GBP", ", onyx").replace("Europe/London", "Moon/Tycho"),
                "coupons: { PEARL5: { validDays: many } }");

        assertThat(candidate.rulebook()).isEmpty();
        assertThat(gate.read(candidate, Optional.of(LIVE)))
                .extracting(finding -> finding.message().replaceFirst(" can't.*", ""))
                .containsExactly("The tier \"jade\"", "The coupon \"JADE5\"");
        assertThat(gate.read(candidate, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tiers:     | tires:
            tiers:     | 'tiers: yes #'
            tiers:     | tiers: [basic]\\ntiers:
            tiers:     | 'tiers: ['
            currency:  | curency:
            currency:  | currency: X
            coupons:   | cuopons:
            coupons:   | 'coupons: [] #'
            coupons:   | 'coupons: ['
            """)
    void whatCanNotBeUnderstoodTakesNothingAway(String found, String instead) throws SQLException {
        execute(AN_ORDER);
        String programme = PROGRAMME.formatted("GBP", ", jade, onyx");
        String catalogue = "coupons: { JADE5: {}, ONYX5: {}, PEARL5: {} }";
        String change = instead.replace("\\n", "\n");
        Candidate candidate = candidate(programme.replace(found, change), catalogue.replace(found, change));

        assertThat(candidate.rulebook()).isEmpty();
        assertThat(gate.read(candidate, Optional.of(LIVE))).isEmpty();
    }

    /** The folder is gone, or its catalogue is a link to nowhere. */
    @Test
    void whatCanNotBeReadTakesNothingAway(@TempDir Path folder) throws IOException {
        Path gone = folder.resolve("gone");
        Path damaged = Files.createDirectory(folder.resolve("damaged"));
        Files.createSymbolicLink(damaged.resolve("catalogue.yaml"), gone);

        for (Path each : List.of(gone, damaged)) {
            Candidate candidate = Candidate.of(RuleFiles.read(each));
            assertThat(candidate.rulebook()).isEmpty();
            assertThat(gate.read(candidate, Optional.of(LIVE))).isEmpty();
        }
    }

    @Test
    void whatNobodyHoldsMayGo() {
        Rulebook candidate = rulebook(", jade", "coupons: { JADE5: {} }");
        assertThat(gate.check(candidate, Optional.of(LIVE))).isEmpty();
    }

    @Test
    void whatWasGoneBeforeIsNotToldAgain() {
        Rulebook without = rulebook("", "coupons: {}");
        assertThat(gate.check(without, Optional.of(without))).isEmpty();
        assertThat(gate.check(without, Optional.empty())).isEmpty();
    }

    @Test
    void theCurrencyStaysWhileSomethingIsBookedInIt() throws SQLException {
        Rulebook other = rulebook("EUR", ", jade, onyx", "coupons: { JADE5: {}, ONYX5: {}, PEARL5: {} }");
        assertThat(gate.check(other, Optional.of(LIVE))).isEmpty();
        execute(AN_ORDER);
        assertThat(gate.check(other, Optional.of(LIVE)))
                .extracting(Finding::toString)
                .containsExactly("programme.yaml:1:11: The currency can't be changed from GBP to EUR: orders are booked"
                        + " in GBP, and nothing converts them. Put it back; another currency needs a service with a"
                        + " database of its own.");
        assertThat(gate.check(LIVE, Optional.of(LIVE))).isEmpty();
    }

    @Test
    void theQuestionsNeedNoWalkOverAllMembers() throws SQLException {
        assertThat(planOf("select tier, count(*) from member where tier = any ('{jade}') group by tier"))
                .contains("member_tier");
        assertThat(planOf("select count(distinct member_id) from coupon where definition = any ('{JADE5}')"
                        + " and status = 'open'"))
                .contains("coupon_open");
    }

    /** The plan for a large table; in a small one every walk is a short one. */
    private String planOf(String query) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            try (ResultSet rows = statement.executeQuery("explain " + query)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Rulebook rulebook(String moreTiers, String catalogue) {
        return rulebook("GBP", moreTiers, catalogue);
    }

    private static Rulebook rulebook(String currency, String moreTiers, String catalogue) {
        Candidate candidate = candidate(PROGRAMME.formatted(currency, moreTiers), catalogue);
        assertThat(candidate.findings()).noneMatch(Finding::isError);
        return candidate.rulebook().orElseThrow();
    }

    private static Candidate candidate(String programme, String catalogue) {
        return Candidate.of(SHOP.with(Map.of("programme.yaml", programme, "catalogue.yaml", catalogue)));
    }
}
