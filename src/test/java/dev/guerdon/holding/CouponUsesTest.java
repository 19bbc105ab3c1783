package dev.guerdon.holding;

import static dev.guerdon.holding.Wardrobe.TODAY;
import static dev.guerdon.holding.Wardrobe.member;
import static dev.guerdon.holding.Wardrobe.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.database.MigratedDatabase;
import dev.guerdon.holding.Handed.Code;
import java.util.List;
import net.jqwik.api.Example;

class CouponUsesTest {
    private final Wardrobe wardrobe = new Wardrobe();
    private final String member = member();

    @Example
    void aCouponThatIsUsedTwiceAtOnceIsUsedOnce() throws Exception {
        List<Code> codes = wardrobe.handIn(member, TODAY, wardrobe.coupon(member, wardrobe.monthly));

        assertThat(MigratedDatabase.atOnce(2, () -> wardrobe.useUp(codes, member, order())))
                .isEqualTo(1);
    }

    @Example
    void threeOfEightMembersGetAPublicCodeOfWhichThereAreThree() throws Exception {
        List<Code> codes = wardrobe.handIn(member, TODAY, wardrobe.threePublic);

        assertThat(MigratedDatabase.atOnce(8, () -> wardrobe.useUp(codes, member(), order())))
                .isEqualTo(3);
        assertThat(wardrobe.objection(member, wardrobe.threePublic)).isEqualTo("all 3 are used");
    }

    @Example
    void whatWasReadBeforeAnotherUseIsRefused() {
        List<Code> codes = wardrobe.handIn(member, TODAY, wardrobe.oncePublic);

        assertThat(wardrobe.useUp(codes, member, order())).isTrue();
        assertThat(wardrobe.useUp(codes, member, order())).isFalse();
    }

    @Example
    void oneCodeThatIsRefusedRefusesTheWholeOrder() {
        String used = wardrobe.coupon(member, wardrobe.monthly);
        String unused = wardrobe.coupon(member, wardrobe.monthly);
        List<Code> codes = wardrobe.handIn(member, TODAY, unused, used);
        wardrobe.use(member, order(), used);

        assertThat(wardrobe.useUp(codes, member, order())).isFalse();
        assertThat(wardrobe.objection(member, unused)).isNull();
    }

    @Example
    void severalCodesAreUsedTogether() {
        String order = order();
        String one = wardrobe.coupon(member, wardrobe.monthly);
        String two = wardrobe.coupon(member, wardrobe.monthly);

        assertThat(wardrobe.use(member, order, one, wardrobe.threePublic, two, wardrobe.open))
                .isTrue();
        assertThat(wardrobe.objection(member, one)).isEqualTo("it was used by order " + order);
        assertThat(wardrobe.objection(member, two)).isEqualTo("it was used by order " + order);
    }
}
