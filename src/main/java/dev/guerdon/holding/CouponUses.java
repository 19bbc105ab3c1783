package dev.guerdon.holding;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.Rows;
import dev.guerdon.programme.Catalogue.CouponDefinition;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Uses up coupons and public codes that an order took. The first use adds the statements, later ones only rows to them.
 */
public final class CouponUses {
    private static final String CLOSE_COUPONS = """
            update coupon
               set status = 'used', used_by = used.order_id
              from unnest(?::text[], ?::text[]) as used (code, order_id)
             where coupon.code = used.code and coupon.status = 'open'""";

    private static final String WRITE_USES = """
            insert into coupon_use (member_id, definition, order_id, code, at, counted)
            select member_id, definition, order_id, code, at, counted
              from (select *, row_number() over (partition by member_id, definition order by code) as nth
                      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::boolean[], ?::integer[])
                           as asked (member_id, definition, order_id, code, at, counted, most)) as asked
             where most = 0
                or nth + (select count(*)
                            from coupon_use u
                           where u.member_id = asked.member_id and u.definition = asked.definition) <= most""";

    // Rows are locked in order of definition, so that two orders never wait for each other.
    private static final String TAKE = """
            with asked as (
                select definition, count(*) as uses, min(most) as most
                  from unnest(?::text[], ?::integer[]) as asked (definition, most)
                 group by definition)
            insert into coupon_total as total (definition, used)
            select definition, uses
              from asked
             where uses <= most
             order by definition
                on conflict (definition) do update
               set used = total.used + excluded.used
             where total.used + excluded.used
                   <= (select most from asked where asked.definition = total.definition)""";

    private static final String REOPEN_COUPONS = """
            update coupon
               set status = case when forfeited then 'revoked' else 'open' end, used_by = null
             where used_by = ? and status = 'used'""";

    private static final String GIVE_BACK = """
            with given_back as (
                delete from coupon_use
                 where order_id = ?
                returning definition, counted),
            uses as (
                select definition, count(*) as uses
                  from given_back
                 where counted
                 group by definition),
            locked as (
                select total.definition, uses.uses
                  from coupon_total total
                  join uses on uses.definition = total.definition
                 order by total.definition
                   for update of total)
            update coupon_total total
               set used = total.used - locked.uses
              from locked
             where locked.definition = total.definition""";

    private record Use(Handed.Code handed, CouponDefinition coupon, String memberId, String orderId, Instant at) {
        String code() {
            return handed.code();
        }

        String definition() {
            return handed.definition();
        }

        boolean isCounted() {
            return coupon.total() > 0;
        }
    }

    private final RoundTrip writes;
    private final Rows<Use> uses = new Rows<>();
    private final Rows<Use> ofMembers = new Rows<>();
    private final Rows<Use> counted = new Rows<>();
    private boolean raced;

    private CouponUses(RoundTrip writes) {
        this.writes = writes;
    }

    public static CouponUses of(RoundTrip writes) {
        return new CouponUses(writes);
    }

    /**
     * Uses a code up.
     *
     * @param definition the catalogue's, whose limits hold
     * @param memberId null for a guest
     */
    public void use(Handed.Code code, CouponDefinition definition, String memberId, String orderId, Instant at) {
        Use use = new Use(code, definition, memberId == null ? UsePolicy.GUEST : memberId, orderId, at);
        if (!code.isPublic()) {
            if (ofMembers.isEmpty()) {
                closeCoupons();
            }
            ofMembers.add(use);
        }
        if (uses.isEmpty()) {
            writeUses();
        }
        uses.add(use);
        if (use.isCounted()) {
            if (counted.isEmpty()) {
                takeFromTotals();
            }
            counted.add(use);
        }
    }

    private void closeCoupons() {
        writes.change(
                CLOSE_COUPONS,
                touched -> raced |= touched < ofMembers.size(),
                ofMembers.column("text", Use::code),
                ofMembers.column("text", Use::orderId));
    }

    private void writeUses() {
        writes.change(
                WRITE_USES,
                touched -> raced |= touched < uses.size(),
                uses.column("text", Use::memberId),
                uses.column("text", Use::definition),
                uses.column("text", Use::orderId),
                uses.column("text", Use::code),
                uses.column("timestamptz", Use::at),
                uses.column("boolean", Use::isCounted),
                uses.column("integer", use -> use.coupon().perMember()));
    }

    private void takeFromTotals() {
        writes.change(
                TAKE,
                touched -> raced |= touched < definitions(counted),
                counted.column("text", Use::definition),
                counted.column("integer", use -> use.coupon().total()));
    }

    private static int definitions(Rows<Use> uses) {
        Set<String> definitions = new HashSet<>();
        uses.forEach(use -> definitions.add(use.definition()));
        return definitions.size();
    }

    /**
     * Whether somebody else was quicker, once the round trip has run; the transaction must be rolled back then, and the
     * codes read again.
     */
    public boolean raced() {
        return raced;
    }

    /** What an order used can be used again: the order was cancelled, or all of it came back. */
    public static void giveBackCoupons(RoundTrip writes, String orderId) {
        writes.change(REOPEN_COUPONS, orderId).change(GIVE_BACK, orderId);
    }
}
