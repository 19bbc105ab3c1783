package dev.guerdon.holding;

import static dev.guerdon.holding.Wardrobe.TODAY;
import static dev.guerdon.holding.Wardrobe.gift;
import static dev.guerdon.holding.Wardrobe.member;
import static dev.guerdon.holding.Wardrobe.noon;
import static dev.guerdon.holding.Wardrobe.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.holding.Gift.Kind;
import dev.guerdon.holding.Given.GivenCoupon;
import dev.guerdon.holding.HeldView.Badge;
import dev.guerdon.holding.HeldView.Benefit;
import dev.guerdon.holding.HeldView.Coupon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;

class GiftsTest {
    private static final Gift SUPPORT = gift(Kind.BENEFIT, "support");
    private static final Gift REGULAR = gift(Kind.BADGE, "regular");

    private final Wardrobe wardrobe = new Wardrobe();
    private final String member = member();
    private final String order = order();

    @Example
    void noGiftsNeedNoStatement() {
        RoundTrip writes = new RoundTrip();
        Gifts.give(writes, member, List.of(), wardrobe.catalogue, "order", order, noon(TODAY), TODAY, "v1");
        Gifts.revoke(writes, member, "order", order, List.of(), List.of(), List.of(), noon(TODAY), TODAY);

        assertThat(writes.isEmpty()).isTrue();
    }

    @Example
    void aCouponsCodeIsItsDefinitionAndEightCharactersThatNobodyMistakes() {
        assertThat(wardrobe.coupon(member, wardrobe.monthly))
                .startsWith(wardrobe.monthly.toUpperCase(Locale.ROOT) + "-")
                .matches(".*-[2-9A-HJ-NP-Z]{8}");
    }

    @Example
    void theSameRandomnessMakesTheSameCode() {
        assertThat(new CouponCodes(new Random(42)).next("X")).isEqualTo(new CouponCodes(new Random(42)).next("X"));
        assertThat(new CouponCodes(new Random(42)).next("X")).isNotEqualTo(new CouponCodes(new Random(43)).next("X"));
    }

    @Example
    void couponsShowWhileTheyCanBeUsed() {
        List<GivenCoupon> given = wardrobe.give(
                member, order, TODAY, gift(Kind.COUPON, wardrobe.endless), gift(Kind.COUPON, wardrobe.monthly));
        Coupon endless = new Coupon(given.get(0).code(), wardrobe.endless, null, "open");
        Coupon monthly = new Coupon(given.get(1).code(), wardrobe.monthly, TODAY.plusDays(30), "open");

        assertThat(given).extracting(GivenCoupon::until).containsExactly(null, TODAY.plusDays(30));
        assertThat(wardrobe.view(member, TODAY.plusDays(30)).coupons()).containsExactly(monthly, endless);
        assertThat(wardrobe.view(member, TODAY.plusDays(31)).coupons()).containsExactly(endless);
        wardrobe.use(member, order(), endless.code());
        assertThat(wardrobe.view(member, TODAY).coupons()).containsExactly(monthly);
    }

    @Example
    void aBenefitIsHeldToTheEndOfItsLastDay() {
        wardrobe.give(member, order, TODAY, SUPPORT, SUPPORT);

        assertThat(wardrobe.held(member, TODAY.minusDays(1)).benefits()).isEmpty();
        assertThat(wardrobe.held(member, TODAY).benefits()).containsExactly("support");
        assertThat(wardrobe.held(member, TODAY.plusDays(365)).benefits()).containsExactly("support");
        assertThat(wardrobe.held(member, TODAY.plusDays(366)).benefits()).isEmpty();
    }

    @Example
    void aBenefitThatIsHeldGoesOnFromItsEnd() {
        wardrobe.give(member, order, TODAY, SUPPORT);
        wardrobe.give(member, order(), TODAY.plusDays(10), SUPPORT);

        assertThat(wardrobe.view(member, TODAY).benefits())
                .containsExactly(
                        new Benefit("support", TODAY, TODAY.plusDays(365)),
                        new Benefit("support", TODAY.plusDays(366), TODAY.plusDays(730)));
    }

    @Example
    void aBenefitThatIsOverBeginsAnew() {
        wardrobe.give(member, order, TODAY, SUPPORT);
        wardrobe.give(member, order(), TODAY.plusDays(366), SUPPORT);

        assertThat(wardrobe.view(member, TODAY.plusDays(366)).benefits())
                .containsExactly(new Benefit("support", TODAY.plusDays(366), TODAY.plusDays(731)));
    }

    @Example
    void aBadgeIsHeldOnceFromTheFirstTime() {
        wardrobe.give(member, order, TODAY, REGULAR);
        wardrobe.give(member, order(), TODAY.plusDays(1), REGULAR);

        assertThat(wardrobe.view(member, TODAY).badges()).containsExactly(new Badge("regular", noon(TODAY)));
        assertThat(wardrobe.held(member, TODAY).badges()).containsExactly("regular");
    }

    @Example
    void aTagIsAppendedOnce() {
        wardrobe.database.write(writes -> writes.change(
                "insert into member (member_id, joined_on, tier, tier_since, tags) values (?, ?, 'basic', ?, '{vip}')",
                member,
                TODAY,
                TODAY));

        wardrobe.give(member, order, TODAY, gift(Kind.TAG, "parent"), gift(Kind.TAG, "vip"), gift(Kind.TAG, "parent"));
        wardrobe.give(member, order(), TODAY, gift(Kind.TAG, "parent"));

        assertThat(tags()).containsExactly("vip", "parent");
    }

    @Example
    void whatAnOrderNoLongerEarnsIsRevokedUnlessItWasUsed() {
        List<GivenCoupon> given = wardrobe.give(
                member,
                order,
                TODAY,
                gift(Kind.COUPON, wardrobe.monthly),
                gift(Kind.COUPON, wardrobe.monthly),
                SUPPORT,
                REGULAR);
        String used = given.get(0).code();
        String unused = given.get(1).code();
        String use = order();
        wardrobe.use(member, use, used);

        wardrobe.revoke(member, order);

        assertThat(wardrobe.objection(member, unused)).isEqualTo("it was taken back");
        assertThat(wardrobe.objection(member, used)).isEqualTo("it was used by order " + use);
        assertThat(wardrobe.view(member, TODAY)).isEqualTo(new HeldView(List.of(), List.of(), List.of()));
        assertThat(wardrobe.held(member, TODAY).benefits()).isEmpty();
        wardrobe.cancel(use);
        assertThat(wardrobe.objection(member, used)).isEqualTo("it was taken back");
    }

    @Example
    void whatAnotherOrderGaveIsNotRevoked() {
        wardrobe.give(member, order, TODAY, gift(Kind.COUPON, wardrobe.monthly), SUPPORT, REGULAR);

        wardrobe.revoke(member, order());

        HeldView view = wardrobe.view(member, TODAY);
        assertThat(view.coupons()).hasSize(1);
        assertThat(view.benefits()).hasSize(1);
        assertThat(view.badges()).hasSize(1);
    }

    @Example
    void aBadgeStaysWhileAnotherOrderEarnedItToo() {
        String next = order();
        wardrobe.give(member, order, TODAY, REGULAR);
        wardrobe.give(member, next, TODAY.plusDays(1), REGULAR);

        wardrobe.revoke(member, order);
        assertThat(wardrobe.view(member, TODAY).badges())
                .containsExactly(new Badge("regular", noon(TODAY.plusDays(1))));
        wardrobe.revoke(member, next);
        assertThat(wardrobe.held(member, TODAY).badges()).isEmpty();
    }

    @Example
    void aBenefitThatFollowsARevokedOneTakesItsPlace() {
        wardrobe.give(member, order, TODAY, SUPPORT);
        wardrobe.give(member, order(), TODAY.plusDays(10), SUPPORT);

        wardrobe.revoke(member, order, TODAY.plusDays(100));

        assertThat(wardrobe.view(member, TODAY.plusDays(100)).benefits())
                .containsExactly(new Benefit("support", TODAY.plusDays(100), TODAY.plusDays(464)));
    }

    @Example
    void aBenefitThatWasOverWhenAnotherBeganMovesNothing() {
        wardrobe.give(member, order, TODAY, SUPPORT);
        wardrobe.give(member, order(), TODAY.plusDays(500), SUPPORT);

        wardrobe.revoke(member, order, TODAY.plusDays(510));

        assertThat(wardrobe.view(member, TODAY.plusDays(510)).benefits())
                .containsExactly(new Benefit("support", TODAY.plusDays(500), TODAY.plusDays(865)));
    }

    @Example
    void ofMembersWithoutAnythingNothingIsHeld() {
        assertThat(wardrobe.held(member, TODAY)).isEqualTo(new Held.Of(Set.of(), Set.of()));
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        wardrobe.database.write(reads -> reads.query(
                "select unnest(tags) from member where member_id = ?", row -> tags.add(row.getString(1)), member));
        return tags;
    }
}
