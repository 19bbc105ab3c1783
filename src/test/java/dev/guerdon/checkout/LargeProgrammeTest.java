package dev.guerdon.checkout;

import static dev.guerdon.checkout.Customer.line;
import static dev.guerdon.checkout.Customer.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.batch.Runs;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.Waits;
import dev.guerdon.database.Waits.Counted;
import dev.guerdon.decision.Decision;
import dev.guerdon.request.Json;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Where there are hundreds of rules none is left out, and no call has to ask the database more for them. */
@QuarkusTest
@TestRules.Under(LargeProgramme.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class LargeProgrammeTest {
    private static final String TEN = lines(line("1", "groceries", 1, "10.00"));

    @Inject
    LiveRulebook live;

    @Inject
    DataSource source;

    @Inject
    Json json;

    @Inject
    Clock clock;

    @Inject
    Runs runs;

    private final Waits waits = new Waits();
    private final Customer customer = new Customer();
    private final Instant now = Instant.now();

    @Test
    void aQuoteReadsTheSameHoweverManyRulesAndCampaignsThereAre() {
        Counted ofLarge = reading(rulebook(new LargeProgramme()));

        assertThat(ofLarge.waits()).isEqualTo(1);
        assertThat(ofLarge.statements())
                .as("besides the members' limits, which the small programme has none of")
                .isEqualTo(reading(rulebook(new ShopRules())).statements() + 1);
    }

    @Test
    void anOrderIsBookedInTheSameStatementsHoweverManyCampaignsFire() {
        Counted ofOne = booking("one", "\"channel\":\"one\"," + TEN);
        Counted ofAll = booking("all", "\"channel\":\"all\"," + TEN);

        assertThat(ofAll).isEqualTo(ofOne);
        assertThat(ofAll.waits()).isEqualTo(3);
        assertThat(customer.booked("one").getInt("decision.points.earned")).isEqualTo(10 + 1);
        assertThat(customer.booked("all").getInt("decision.points.earned")).isEqualTo(10 + LargeProgramme.CAMPAIGNS);
    }

    @Test
    void anOrderIsBookedInTheSameStatementsHoweverManyCodesAreHandedIn() {
        Counted ofOne = booking("one", "\"coupons\":[\"CODE0\"]," + TEN);
        Counted ofAll = booking("all", "\"coupons\":" + codes() + "," + TEN);

        assertThat(ofAll).isEqualTo(ofOne);
        assertThat(customer.booked("all").getList("decision.coupons.status"))
                .hasSize(LargeProgramme.CODES)
                .containsOnly("used");
    }

    @Test
    void anOrderIsBookedInTheSameStatementsHoweverManyLinesItHasAndRulesApply() {
        Counted ofOne = booking("one", lines(article(0)));
        Counted ofAll = booking("all", articles());

        assertThat(ofAll).isEqualTo(ofOne);
        assertThat(customer.booked("all").getDouble("decision.pricing.discount"))
                .as("a tenth of each article")
                .isEqualTo(LargeProgramme.ARTICLES / 10.0);
    }

    @Test
    void anOrderIsPaidInTheSameStatementsHoweverManyLotsThePointsComeFrom() {
        earnALot(0);
        Counted ofOne = booking("one", "\"redeem\":{\"points\":10}," + lines(line("1", "fee", 1, "0.10")));
        for (int i = 1; i <= 30; i++) {
            earnALot(i);
        }
        Counted ofThirty = booking("thirty", "\"redeem\":{\"points\":300}," + lines(line("1", "fee", 1, "3.00")));

        assertThat(ofThirty).isEqualTo(ofOne);
        assertThat(customer.booked("thirty").getInt("decision.redemption.points"))
                .isEqualTo(300);
    }

    @Test
    void anOrderComesBackInTheSameStatementsHoweverMuchItGave() {
        booking("one", "\"channel\":\"one\",\"coupons\":[\"CODE0\"]," + TEN);
        booking("all", "\"channel\":\"all\",\"coupons\":" + codes() + "," + articles());

        Counted ofOne = cancelling("one");
        assertThat(cancelling("all")).isEqualTo(ofOne);
        assertThat(customer.profile().getInt("points.available")).isZero();
    }

    @Test
    void noneOfAHundredSegmentsIsLeftOut() {
        booking("o", lines(line("1", "groceries", 1, "98.99")));

        assertThat(runs.run("segments", Instant.now()).status()).isEqualTo("done");

        assertThat(customer.profile().getList("segments"))
                .hasSize(LargeProgramme.SEGMENTS - 1)
                .contains("s0", "s98")
                .doesNotContain("s99");
    }

    private static Rulebook rulebook(TestRules rules) {
        return Candidate.of(rules.files()).rulebook().orElseThrow();
    }

    /** What is read for a quote under a rulebook. */
    private Counted reading(Rulebook rulebook) {
        BasketBody basket = json.read(customer.basket(now, TEN), BasketBody.class);
        RoundTrip reads = new RoundTrip();
        MemberReading member = MemberReading.toKeep(reads, rulebook, customer.id, now);
        Reading reading = Reading.ofEvaluation(reads, rulebook, now.atOffset(ZoneOffset.UTC), basket, member);
        counted().read(reads);
        assertThat(reading.question().basket().lines()).hasSize(1);
        return waits.taken();
    }

    private Counted booking(String order, String fields) {
        Ordering ordering = new Ordering(live, counted(), new Memory(0), json, clock);
        String decision = ordering.order(
                        customer.id + "-" + order, json.read(customer.basket(now, fields), BasketBody.class))
                .decision();
        assertThat(json.read(decision, Decision.class).memberId()).isEqualTo(customer.id);
        return waits.taken();
    }

    private Counted cancelling(String order) {
        new TakingBack(live, counted(), json, clock).cancel(customer.id + "-" + order, new CancellationBody(null));
        return waits.taken();
    }

    private Database counted() {
        waits.taken();
        return new Database(waits.of(source));
    }

    private void earnALot(int number) {
        customer.order("earning-" + number, customer.basket(now, TEN)).then().statusCode(201);
    }

    private static String codes() {
        return IntStream.range(0, LargeProgramme.CODES)
                .mapToObj(i -> "\"CODE" + i + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String articles() {
        return lines(IntStream.range(0, LargeProgramme.ARTICLES)
                .mapToObj(LargeProgrammeTest::article)
                .toArray(String[]::new));
    }

    private static String article(int i) {
        return "{\"lineId\":\"%1$d\",\"sku\":\"A%1$d\",\"category\":\"groceries\",\"quantity\":1,\"unitPrice\":1.00}"
                .formatted(i);
    }
}
