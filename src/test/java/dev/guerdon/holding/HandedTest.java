package dev.guerdon.holding;

import static dev.guerdon.holding.Wardrobe.TODAY;
import static dev.guerdon.holding.Wardrobe.member;
import static dev.guerdon.holding.Wardrobe.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.holding.Handed.Code;
import dev.guerdon.programme.Catalogue;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Example;

class HandedTest {
    private final Wardrobe wardrobe = new Wardrobe();
    private final String member = member();

    @Example
    void withoutCodesNothingIsRead() {
        RoundTrip reads = new RoundTrip();

        assertThat(Handed.read(reads, List.of(), member, Catalogue.EMPTY, TODAY, ZoneOffset.UTC)
                        .codes())
                .isEmpty();
        assertThat(reads.isEmpty()).isTrue();
    }

    @Example
    void codesStayInOrderAndComeOnceHoweverTheyAreWritten() {
        String coupon = wardrobe.coupon(member, wardrobe.monthly);
        String everyone = wardrobe.open.toUpperCase(Locale.ROOT);

        assertThat(wardrobe.handIn(
                        member,
                        TODAY,
                        "nonsense",
                        wardrobe.open,
                        " " + coupon.toLowerCase(Locale.ROOT) + " ",
                        everyone,
                        coupon))
                .containsExactly(
                        new Code("NONSENSE", null, "there is no such code"),
                        new Code(everyone, wardrobe.open, null),
                        new Code(coupon, wardrobe.monthly, null));
    }

    @Example
    void theNameOfADefinitionThatIsNotPublicIsNoCode() {
        assertThat(wardrobe.objection(member, wardrobe.monthly)).isEqualTo("there is no such code");
    }

    @Example
    void aCouponIsItsOwnersOnly() {
        String coupon = wardrobe.coupon(member, wardrobe.monthly);

        assertThat(wardrobe.objection(member(), coupon)).isEqualTo("it belongs to another member");
        assertThat(wardrobe.objection(null, coupon)).isEqualTo("it belongs to another member");
    }

    @Example
    void aCouponIsGoodToTheEndOfItsLastDay() {
        String coupon = wardrobe.coupon(member, wardrobe.monthly);

        assertThat(wardrobe.handIn(member, TODAY.plusDays(30), coupon).get(0).isUsable())
                .isTrue();
        assertThat(wardrobe.handIn(member, TODAY.minusDays(1), coupon).get(0).because())
                .isEqualTo("it was given later, on " + TODAY);
        assertThat(wardrobe.handIn(member, TODAY.plusDays(31), coupon).get(0).because())
                .isEqualTo("it expired on 2026-07-18");
    }

    @Example
    void aUsedCouponSaysWhereUntilTheOrderIsCancelled() {
        String coupon = wardrobe.coupon(member, wardrobe.once);
        String order = order();

        assertThat(wardrobe.use(member, order, coupon)).isTrue();
        assertThat(wardrobe.objection(member, coupon)).isEqualTo("it was used by order " + order);
        wardrobe.cancel(order);
        assertThat(wardrobe.objection(member, coupon)).isNull();
        assertThat(wardrobe.use(member, order(), coupon)).isTrue();
    }

    @Example
    void ofCouponsHandedInTogetherOnlyAsManyAreUsableAsAreAllowed() {
        String one = wardrobe.coupon(member, wardrobe.once);
        String two = wardrobe.coupon(member, wardrobe.once);

        List<Code> codes = wardrobe.handIn(member, TODAY, two, one);

        assertThat(codes).extracting(Code::because).containsExactly(null, "the member used it as often as allowed (1)");
    }

    @Example
    void aMemberUsesAPublicCodeAsOftenAsAllowed() {
        String order = order();
        wardrobe.use(member, order, wardrobe.oncePublic);

        assertThat(wardrobe.objection(member, wardrobe.oncePublic))
                .isEqualTo("the member used it as often as allowed (1)");
        assertThat(wardrobe.objection(member(), wardrobe.oncePublic)).isNull();
        wardrobe.cancel(order);
        assertThat(wardrobe.objection(member, wardrobe.oncePublic)).isNull();
    }

    @Example
    void guestsUseWhatIsNotLimitedPerMember() {
        assertThat(wardrobe.objection(null, wardrobe.oncePublic)).isEqualTo("only members can use it");
        assertThat(wardrobe.use(null, order(), wardrobe.open)).isTrue();
        assertThat(wardrobe.use(null, order(), wardrobe.threePublic)).isTrue();
    }

    @Example
    void aPublicCodeIsUsedAsOftenAsAllAreAllowed() {
        String order = order();
        wardrobe.use(member, order, wardrobe.threePublic);
        wardrobe.use(member, order(), wardrobe.threePublic);
        wardrobe.use(null, order(), wardrobe.threePublic);

        assertThat(wardrobe.objection(member(), wardrobe.threePublic)).isEqualTo("all 3 are used");
        wardrobe.cancel(order);
        wardrobe.cancel(order);
        assertThat(wardrobe.use(member, order(), wardrobe.threePublic)).isTrue();
        assertThat(wardrobe.objection(member, wardrobe.threePublic)).isEqualTo("all 3 are used");
    }

    @Example
    void aCouponThatTheCatalogueNoLongerHasCanNotBeUsed() {
        String coupon = wardrobe.coupon(member, wardrobe.monthly);

        assertThat(wardrobe.database
                        .ask(reads ->
                                Handed.read(reads, List.of(coupon), member, Catalogue.EMPTY, TODAY, ZoneOffset.UTC))
                        .codes()
                        .get(0)
                        .because())
                .isEqualTo("the catalogue no longer has " + wardrobe.monthly);
    }
}
