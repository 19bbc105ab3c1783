package dev.guerdon.rehearsal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.batch.Runs;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Decision;
import dev.guerdon.facts.Member;
import dev.guerdon.ledger.Account;
import dev.guerdon.member.Members;
import dev.guerdon.member.Needs;
import dev.guerdon.problem.Refusal;
import dev.guerdon.rehearsal.Journey;
import dev.guerdon.rehearsal.JourneyFile;
import dev.guerdon.request.Json;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.settings.SettingsReading;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a journey plays in memory is what the service does, after every single step. */
@QuarkusTest
@TestRules.Under(TeaShop.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class JourneysInTheServiceTest {
    private static final String MEMBER = "member";
    private static final int STEPS = 25;

    private static final Comparator<JsonNode> NUMBERS_BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    @Inject
    Runs runs;

    @Inject
    Database database;

    @Inject
    Json json;

    @Inject
    LiveRulebook live;

    @BeforeEach
    void nobodyIsThere() {
        database.transaction(connection -> {
            new RoundTrip()
                    .change("truncate member, tier_change, shop_order, order_return, category_purchase, ledger_account,"
                            + " ledger_lot, ledger_entry, coupon, coupon_use, coupon_total, benefit, badge, message,"
                            + " activity, redemption, adjustment, campaign_use, campaign_total, run")
                    .run(connection);
            return null;
        });
    }

    @Test
    void journeysOfFilesGoAlike() {
        Rulebook rulebook = live.current();
        List<Journey> journeys = JourneyFile.all(rulebook.files(), SettingsReading.whole(rulebook.settings())).stream()
                .flatMap(file -> file.journeys().stream())
                .toList();
        assertThat(journeys).hasSizeGreaterThan(2);
        journeys.forEach(journey -> {
            nobodyIsThere();
            List<Move> moves = journey.scenes().stream()
                    .map(scene -> new Move(scene.step(), scene.at()))
                    .toList();
            goAlike(journey.person(), journey.at(), moves);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void journeysThatNobodyThoughtOfGoAlike(long seed) {
        Instant begin = Instant.parse("2024-03-28T09:00:00Z");
        Member.Person person = new Member.Person(
                MEMBER, LocalDate.parse("2024-03-28"), null, "", "", "", Map.of(), Set.of("app"), Set.of());
        goAlike(person, begin, new RandomWalk(seed, live.current(), begin).moves(STEPS));
    }

    private void goAlike(Member.Person person, Instant begin, List<Move> moves) {
        Rulebook rulebook = live.current();
        Play play = new Play(rulebook, person, Member.Scores.NONE, begin);
        ServiceWalk service = new ServiceWalk(
                runs, database, json, MEMBER, rulebook.programme().zone(), begin);
        service.enrol(person);
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < moves.size(); i++) {
            Move move = moves.get(i);
            String which = "move " + i + ", " + move;
            Optional<Response> answer = service.make(move);
            try {
                Happened happened = play.take(move.step(), move.at());
                happened.effects().stream()
                        .filter(each -> each.applies() && each.type().equals("message"))
                        .forEach(each -> messages.add(each.channel() + " " + each.text() + " " + each.rule()));
                assertThat(answer.isPresent()).as(which).isEqualTo(isSent(move.step()));
                answer.ifPresent(response -> sameAnswer(which, happened, response));
            } catch (Refusal refused) {
                sameRefusal(which, move.step(), answer, refused);
            }
            sameMember(which, play.life(), move.at(), service);
            assertThat(service.texts("select channel || ' ' || template || ' ' || rule from message"))
                    .as("messages after " + which)
                    .containsExactlyInAnyOrderElementsOf(messages);
        }
    }

    private static boolean isSent(Step step) {
        return !(step instanceof Step.Waiting || step instanceof Step.Nightly || step instanceof Step.Looking);
    }

    /** Of an order of which nothing is left a shop has no line to send. */
    private static void sameRefusal(String which, Step step, Optional<Response> answer, Refusal refused) {
        boolean canSend = !(step instanceof Step.Return back) || !back.units().isEmpty();
        assertThat(answer.isPresent()).as(which + ": " + refused).isEqualTo(canSend);
        answer.ifPresent(response -> assertThat(response.jsonPath().getString("code"))
                .as(which)
                .isEqualTo(refused.problem().code()));
    }

    private void sameAnswer(String which, Happened happened, Response response) {
        assertThat(response.statusCode()).as(which + ": " + response.asString()).isEqualTo(201);
        JsonPath answer = response.jsonPath();
        happened.decision().ifPresent(decision -> sameDecision(which, decision, response));
        happened.takenBack().ifPresent(back -> {
            assertThat(answer.getLong("points.clawedBack")).as(which).isEqualTo(back.clawedBack());
            assertThat(answer.getLong("refund.points"))
                    .as(which)
                    .isEqualTo(back.refund().points());
            assertThat(new BigDecimal(answer.getString("refund.amount")))
                    .as(which)
                    .isEqualByComparingTo(back.refund().total().amount());
            assertThat(answer.getList("revoked.code", String.class)).as(which).isEqualTo(back.revoked());
        });
        happened.reward()
                .ifPresent(reward ->
                        assertThat(answer.getLong("points.earned")).as(which).isEqualTo(reward.points()));
    }

    private void sameDecision(String which, Decision decision, Response response) {
        JsonNode played = plain(decision);
        JsonNode answered = plain(json.read(response.asString(), JsonNode.class));
        assertThat(played.equals(NUMBERS_BY_VALUE, answered))
                .as("%s: played %s, answered %s", which, played, answered)
                .isTrue();
    }

    private JsonNode plain(Decision decision) {
        return plain(json.read(json.write(decision), JsonNode.class));
    }

    /** Coupons have other codes in the service, and orders other ids. */
    private static JsonNode plain(JsonNode decision) {
        decision.get("coupons").forEach(coupon -> {
            ((ObjectNode) coupon).remove("code");
            String because = coupon.get("because").asText();
            ((ObjectNode) coupon).put("because", because.replaceFirst("used by order .*", "used"));
        });
        return decision;
    }

    private void sameMember(String which, Life life, Instant at, ServiceWalk service) {
        Rulebook rulebook = live.current();
        Needs asked = Needs.of(rulebook.uses());
        Needs needs = new Needs(asked.categories(), true, asked.campaigns(), true, true);
        RoundTrip reads = new RoundTrip();
        Members members = Members.read(reads, rulebook.programme(), needs, MEMBER, life.moment(at));
        database.read(reads);
        assertThat(read(life, at, needs))
                .as("the member after " + which)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .ignoringCollectionOrder()
                .isEqualTo(members.member(MEMBER));
        Account account = members.account(MEMBER).book().account();
        assertThat(life.account()).as("the account after " + which).isEqualTo(account);
        assertThat(life.purse().open().openLots().stream()
                        .map(lot -> lot.number() + " " + lot.remaining() + " "
                                + lot.term().expiresOn() + " " + lot.term().keptUntil()))
                .as("the lots after " + which)
                .containsExactlyInAnyOrderElementsOf(service.texts(
                        "select concat(lot_no, ' ', remaining, ' ', coalesce(expires_on::text, 'null'), ' ',"
                                + " coalesce(kept_until::text, 'null')) from ledger_lot where remaining > 0"));
        String day = life.today(at).date().toString();
        assertThat(life.coupons(at))
                .as("the coupons after " + which)
                .containsExactlyInAnyOrderElementsOf(service.texts(
                        "select definition from coupon where status = 'open' and last_day >= '" + day + "'"));
    }

    /** All of the member that can be read, whether a rule asks for it or not. */
    private static Member read(Life life, Instant at, Needs needs) {
        Member member = life.member(at);
        Map<String, Member.Bought> bought = new TreeMap<>(member.boughtByCategory());
        bought.keySet().retainAll(needs.categories());
        Map<String, Member.CampaignRecord> campaigns = new TreeMap<>(member.campaignsByCode());
        campaigns.keySet().retainAll(needs.campaigns());
        return new Member(
                member.person(),
                member.standing(),
                member.wallets(),
                member.purchases(),
                bought,
                member.activitiesByType(),
                campaigns,
                member.scores(),
                life.holdings(at),
                member.today());
    }
}
