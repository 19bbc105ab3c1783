package dev.guerdon.holding;

import dev.guerdon.database.MigratedDatabase;
import dev.guerdon.holding.Given.GivenCoupon;
import dev.guerdon.holding.Handed.Code;
import dev.guerdon.programme.Catalogue;
import dev.guerdon.programme.Catalogue.BenefitDefinition;
import dev.guerdon.programme.Catalogue.CouponDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A shop's gifts to its members, and what they do with them. Each has a catalogue whose names nobody else uses. */
final class Wardrobe {
    static final LocalDate TODAY = LocalDate.of(2026, 6, 18);

    final MigratedDatabase database = MigratedDatabase.started();
    final String unique = UUID.randomUUID().toString().substring(0, 8);
    final String monthly = "Winback20-" + unique;
    final String endless = "endless-" + unique;
    final String once = "once-" + unique;
    final String open = "Everyone-" + unique;
    final String oncePublic = "oncePublic-" + unique;
    final String threePublic = "threePublic-" + unique;
    final Catalogue catalogue = new Catalogue(
            Map.of(
                    monthly, new CouponDefinition(30, 0, 0, false),
                    endless, new CouponDefinition(0, 0, 0, false),
                    once, new CouponDefinition(0, 1, 0, false),
                    open, new CouponDefinition(0, 0, 0, true),
                    oncePublic, new CouponDefinition(0, 1, 0, true),
                    threePublic, new CouponDefinition(0, 0, 3, true)),
            Map.of("support", new BenefitDefinition(365, Set.of())),
            Set.of("regular"),
            Map.of());

    static String member() {
        return UUID.randomUUID().toString();
    }

    static String order() {
        return UUID.randomUUID().toString();
    }

    static Gift gift(Gift.Kind kind, String code) {
        return new Gift(kind, code, "a rule", null);
    }

    List<GivenCoupon> give(String member, String order, LocalDate on, Gift... gifts) {
        return database.ask(writes ->
                        Gifts.give(writes, member, List.of(gifts), catalogue, "order", order, noon(on), on, "v1"))
                .coupons();
    }

    /** The code of a new coupon. */
    String coupon(String member, String definition) {
        return give(member, order(), TODAY, gift(Gift.Kind.COUPON, definition))
                .get(0)
                .code();
    }

    void revoke(String member, String order) {
        revoke(member, order, TODAY);
    }

    void revoke(String member, String order, LocalDate on) {
        database.write(writes -> Gifts.revoke(
                writes,
                member,
                "order",
                order,
                catalogue.coupons().keySet(),
                List.of("support"),
                List.of("regular"),
                noon(on),
                on));
    }

    List<Code> handIn(String member, LocalDate on, String... codes) {
        return database.ask(reads -> Handed.read(reads, Arrays.asList(codes), member, catalogue, on, ZoneOffset.UTC))
                .codes();
    }

    /** Why a code can't be used today; null if it can. */
    String objection(String member, String code) {
        return handIn(member, TODAY, code).get(0).because();
    }

    /** Hands in and uses up; false, and nothing is kept, if somebody else was quicker. */
    boolean use(String member, String order, String... codes) {
        return useUp(handIn(member, TODAY, codes), member, order);
    }

    boolean useUp(List<Code> codes, String member, String order) {
        CouponUses[] uses = new CouponUses[1];
        try {
            return database.inTransaction(
                    writes -> {
                        uses[0] = CouponUses.of(writes);
                        for (Code code : codes) {
                            CouponDefinition definition = catalogue.coupons().get(code.definition());
                            uses[0].use(code, definition, member, order, noon(TODAY));
                        }
                    },
                    () -> !uses[0].raced());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    void cancel(String order) {
        database.write(writes -> CouponUses.giveBackCoupons(writes, order));
    }

    Held.Of held(String member, LocalDate on) {
        return database.ask(reads -> Held.read(reads, Map.of(member, on)))
                .byMember()
                .get(member);
    }

    HeldView view(String member, LocalDate on) {
        return database.ask(reads -> Held.views(reads, List.of(member), on)).get(member);
    }

    static Instant noon(LocalDate on) {
        return on.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
