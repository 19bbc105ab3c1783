package dev.guerdon.decision;

import static dev.guerdon.decision.Shop.line;
import static dev.guerdon.decision.Shop.money;
import static dev.guerdon.decision.Shop.number;
import static dev.guerdon.proposal.RulePackage.DISCOUNTS;
import static dev.guerdon.proposal.RulePackage.EARNING;
import static dev.guerdon.proposal.RulePackage.EXPIRY;
import static dev.guerdon.proposal.RulePackage.REDEMPTION;
import static dev.guerdon.proposal.RulePackage.TIERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Verbs;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static final Line TEA_LIGHTS = line("1", "groceries", 6, "2.55");

    private static Shop contractsExample() {
        return Shop.selling(TEA_LIGHTS)
                .shipping("12.00")
                .rule(DISCOUNTS, "Gold members pay ten percent less", Verbs.Discounts.percentOff(number("10")))
                .rule(REDEMPTION, "A point is worth a cent", Verbs.Redemption.rate(number("0.01")))
                .rule(EARNING, "A point per unit of money", Verbs.Earning.points(TEA_LIGHTS, number("11.77")))
                .rule(EARNING, "Double on groceries", Verbs.Earning.times(TEA_LIGHTS, number("2")))
                .rule(EXPIRY, "Points hold a year", Verbs.Expiry.lapseAfterMonths(12))
                .rule(TIERS, "Gold", Verbs.Tiers.qualifiesFor("gold"))
                .redeem(200, 5000);
    }

    @Test
    void contractsExampleComesOutToTheCent() {
        Decision decision = contractsExample().decision();

        assertThat(decision.pricing().subtotal()).isEqualTo(money("15.30"));
        assertThat(decision.pricing().discount()).isEqualTo(money("1.53"));
        assertThat(decision.pricing().total()).isEqualTo(money("13.77"));
        assertThat(decision.pricing().shipping()).isEqualTo(money("12.00"));
        assertThat(decision.redemption().points()).isEqualTo(200);
        assertThat(decision.redemption().amount()).isEqualTo(money("2.00"));
        assertThat(decision.redemption().maxPoints()).isEqualTo(1377);
        assertThat(decision.points().earned()).isEqualTo(23);
        assertThat(decision.points().expiresOn()).isEqualTo(LocalDate.of(2027, 6, 30));
        assertThat(decision.tier().after()).isEqualTo("gold");
        assertThat(decision.tier().next()).isEqualTo("platinum");
        assertThat(decision.effects().get(0).amount()).isEqualTo(money("1.53"));
    }

    @Test
    void decisionReadsAsTheContractWritesIt() throws Exception {
        JsonNode json =
                json().readTree(json().writeValueAsString(contractsExample().decision()));

        assertThat(names(json))
                .containsExactly(
                        "rulebook", "memberId", "at", "pricing", "redemption", "points", "tier", "coupons", "effects");
        assertThat(json.get("at").asText()).isEqualTo("2026-06-18T10:15:00+08:00");
        assertThat(json.get("pricing").toString())
                .isEqualTo("{\"subtotal\":15.30,\"discount\":1.53,\"shipping\":12.00,\"total\":13.77,"
                        + "\"lines\":[{\"lineId\":\"1\",\"amount\":15.30,\"discount\":1.53,\"net\":13.77}]}");
        assertThat(json.get("redemption").toString())
                .isEqualTo("{\"points\":200,\"amount\":2.00,\"maxPoints\":1377,"
                        + "\"lines\":[{\"lineId\":\"1\",\"amount\":2.00}]}");
        assertThat(json.get("points").toString())
                .isEqualTo("{\"earned\":23,\"lines\":[{\"lineId\":\"1\",\"points\":23}],"
                        + "\"availableAt\":\"2026-06-18T10:15:00+08:00\",\"expiresOn\":\"2027-06-30\",\"wallets\":{}}");
        assertThat(json.get("tier").toString())
                .isEqualTo("{\"before\":\"gold\",\"after\":\"gold\",\"next\":\"platinum\","
                        + "\"missing\":[{\"measure\":\"spend12m\",\"amount\":1200.00}]}");
        assertThat(json.get("effects").get(0).toString())
                .isEqualTo("{\"type\":\"percentOff\",\"package\":\"discounts\","
                        + "\"rule\":\"Gold members pay ten percent less\","
                        + "\"reason\":\"Gold members pay ten percent less\",\"campaign\":null,\"lineId\":null,"
                        + "\"value\":10,\"amount\":1.53,\"status\":\"applied\",\"because\":null}");
    }

    @Test
    void storedDecisionReadsBackAsItWas() throws Exception {
        Decision decision = contractsExample().decision();

        assertThat(json().readValue(json().writeValueAsString(decision), Decision.class))
                .isEqualTo(decision);
    }

    @Test
    void tiersAreJudgedOfTheMemberWithWhatTheOrderGave() {
        Member after = Shop.selling(TEA_LIGHTS)
                .proposing(Shop.inCampaign("spring", EARNING, "Badge", Verbs.Earning.badge("early-bird")))
                .rule(EARNING, "Tag", Verbs.Earning.tag("vip"))
                .rule(EARNING, "Benefit", Verbs.Earning.benefit("support"))
                .decide()
                .booking()
                .memberAfter();
        assertThat(after.badges()).containsExactly("early-bird");
        assertThat(after.tags()).containsExactly("vip");
        assertThat(after.benefits()).containsExactly("support");
        assertThat(after.campaign("spring").uses()).isEqualTo(1);
        assertThat(after.campaign("spring").daysSinceLast()).isZero();
    }

    @Test
    void guestSeesWhatWouldBeEarnedButNothingIsBooked() {
        Decided decided = contractsExample()
                .rule(EARNING, "Welcome badge", Verbs.Earning.badge("first-buy"))
                .guest()
                .decide();

        assertThat(decided.decision().memberId()).isNull();
        assertThat(decided.decision().tier()).isNull();
        assertThat(decided.decision().points().earned()).isEqualTo(23);
        assertThat(decided.decision().redemption().because()).isEqualTo("a guest has no points");
        assertThat(effect(decided.decision(), "Welcome badge").because()).isEqualTo("only for members");
        assertThat(decided.booking().lots()).isEmpty();
    }

    @Test
    void rulesThatCannotMatterAreNotAsked() {
        Shop shop = Shop.selling(TEA_LIGHTS).guest();
        shop.decide();

        assertThat(shop.asked()).containsExactly(DISCOUNTS, EARNING);
    }

    @Test
    void ruleThatFiredSeveralTimesCountsOncePerTarget() {
        Decision decision = Shop.selling(TEA_LIGHTS)
                .rule(EARNING, "Bonus", Verbs.Earning.bonus(10), Verbs.Earning.bonus(10), Verbs.Earning.bonus(30))
                .decision();

        assertThat(decision.points().earned()).isEqualTo(30);
        assertThat(decision.effects()).hasSize(1);
    }

    @Test
    void couponIsUsedOnlyWhenItGaveSomething() {
        Decision decision = Shop.selling(TEA_LIGHTS)
                .withCoupon("A-1", "A", DISCOUNTS, "Coupon A", Verbs.Discounts.amountOff(number("3")))
                .withCoupon("B-1", "B", DISCOUNTS, "Coupon B", Verbs.Discounts.amountOffFrom(number("50"), number("5")))
                .withCoupon(new HandedCoupon("C-1", null, "unknown code"))
                .withCoupon(HandedCoupon.usable("D-1", "D"))
                .decision();

        assertThat(decision.coupons())
                .containsExactly(
                        new Decision.CouponUse("A-1", "used", null),
                        new Decision.CouponUse(
                                "B-1", "unused", "the basket costs 15.30 after the lines' own discounts, not 50"),
                        new Decision.CouponUse("C-1", "unused", "unknown code"),
                        new Decision.CouponUse("D-1", "unused", "no rule gives anything for it"));
    }

    @Test
    void twoCouponsForOneRuleUseUpOne() {
        Proposal off = Verbs.Discounts.percentOff(number("20"));
        Decision decision = Shop.selling(TEA_LIGHTS)
                .withCoupon("B", "WINBACK", DISCOUNTS, "Winback", off)
                .withCoupon("A", "WINBACK", DISCOUNTS, "Winback", off)
                .decision();

        assertThat(decision.pricing().discount()).isEqualTo(money("3.06"));
        assertThat(decision.coupons().stream().filter(each -> each.status().equals("used")))
                .extracting(Decision.CouponUse::code)
                .containsExactly("A");
    }

    @Test
    void messageNeedsConsentAndBadgeIsHeldOnce() {
        Member loyal = Shop.member("gold");
        Member withBadge = new Member(
                loyal.person(),
                loyal.standing(),
                null,
                null,
                null,
                null,
                null,
                null,
                new Member.Holdings(Set.of("senior"), Set.of()),
                loyal.today());
        Decision decision = Shop.selling(TEA_LIGHTS)
                .member(withBadge)
                .rule(EARNING, "Thanks", Verbs.Earning.message("sms", "thanks"))
                .rule(EARNING, "Senior", Verbs.Earning.badge("senior"))
                .decision();

        assertThat(effect(decision, "Thanks").because()).isEqualTo("no consent for sms");
        assertThat(effect(decision, "Senior").because()).isEqualTo("already held");
    }

    @Test
    void pointsBecomeAvailableAtTheSameHourSomeDaysLater() {
        Programme.PointsPolicy late =
                new Programme.PointsPolicy(14, 14, number("0.01"), Programme.Rounding.LINE, Programme.Times.BEST);
        Decision decision = contractsExample().points(late).decision();

        assertThat(decision.points().availableAt()).isEqualTo(OffsetDateTime.parse("2026-07-02T10:15:00+08:00"));
    }

    @Test
    void pointsWithTheirOwnTermFormTheirOwnLot() {
        Decided decided = contractsExample()
                .rule(EARNING, "Birthday", Verbs.lapseAfterDays(Verbs.Earning.bonus(50), 30))
                .decide();

        assertThat(decided.decision().points().earned()).isEqualTo(73);
        assertThat(decided.booking().lots())
                .containsExactly(
                        new Booking.NewLot(23, LocalDate.of(2027, 6, 30), "order", false),
                        new Booking.NewLot(50, LocalDate.of(2026, 7, 18), "order", true));
    }

    @Test
    void tierIsReachedAtOnce() {
        Decision decision = Shop.selling(TEA_LIGHTS)
                .member(Shop.member("basic"))
                .rule(TIERS, "Silver", Verbs.Tiers.qualifiesFor("silver"))
                .rule(TIERS, "Gold", Verbs.Tiers.qualifiesFor("gold"))
                .decision();

        assertThat(decision.tier().before()).isEqualTo("basic");
        assertThat(decision.tier().after()).isEqualTo("gold");
        assertThat(effect(decision, "Silver").status()).isEqualTo("rejected");
        assertThat(effect(decision, "Gold").status()).isEqualTo("applied");
    }

    private static Decision.Effect effect(Decision decision, String rule) {
        return decision.effects().stream()
                .filter(each -> each.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonNode json) {
        Iterator<String> names = json.fieldNames();
        List<String> all = new ArrayList<>();
        names.forEachRemaining(all::add);
        return all;
    }

    private static ObjectMapper json() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }
}
