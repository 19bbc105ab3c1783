package dev.guerdon.holding;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.Rows;
import dev.guerdon.programme.Catalogue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The coupon codes that came with a basket, and which of them the member may use. Complete once the round trip has run. */
public final class Handed {
    private static final String READ = """
            select asked.code, coalesce(asked.definition, coupon.definition) as definition, coupon.member_id,
                   coupon.status, coupon.used_by, cast(coupon.given_at at time zone ? as date) as given_on,
                   coupon.last_day,
                   (select count(*)
                      from coupon_use u
                     where u.member_id = ? and u.definition = coalesce(asked.definition, coupon.definition)) as by_member,
                   coalesce((select used
                               from coupon_total t
                              where t.definition = coalesce(asked.definition, coupon.definition)), 0) as by_all
              from unnest(?::text[], ?::text[]) with ordinality as asked (code, definition, place)
              left join coupon on coupon.code = asked.code and asked.definition is null
             order by asked.place""";

    /**
     * A code that was handed in.
     *
     * @param code in upper case, without blanks around it
     * @param definition the coupon of the catalogue, or null for an unknown code
     * @param because why it can't be used, or null if it can
     */
    public record Code(String code, String definition, String because) {
        public boolean isUsable() {
            return because == null;
        }

        /** Whether the definition's own name was handed in, not the code of one member's coupon. */
        boolean isPublic() {
            return definition != null && definition.equalsIgnoreCase(code);
        }
    }

    private final List<Code> codes = new ArrayList<>();
    private final Map<String, Integer> usable = new HashMap<>();
    private final UsePolicy policy;

    private Handed(UsePolicy policy) {
        this.policy = policy;
    }

    /**
     * Reads member coupons and public codes, upper and lower case alike; of no codes, nothing is read.
     *
     * @param memberId null for a guest
     * @param on the day in the programme's zone
     */
    public static Handed read(
            RoundTrip reads, List<String> codes, String memberId, Catalogue catalogue, LocalDate on, ZoneId zone) {
        Handed handed = new Handed(new UsePolicy(memberId, catalogue, on));
        List<String> asked = codes.stream().map(Handed::normal).distinct().toList();
        if (!asked.isEmpty()) {
            Rows<String> rows = Rows.of(asked);
            Map<String, String> publicNames = publicNames(catalogue);
            reads.query(
                    READ,
                    handed::add,
                    zone.getId(),
                    memberId == null ? UsePolicy.GUEST : memberId,
                    rows.column("text", code -> code),
                    rows.column("text", publicNames::get));
        }
        return handed;
    }

    static String normal(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /** Codes that every member may use, and the definitions they stand for. */
    static Map<String, String> publicNames(Catalogue catalogue) {
        Map<String, String> names = new HashMap<>();
        catalogue.coupons().forEach((name, definition) -> {
            if (definition.isPublic()) {
                names.putIfAbsent(normal(name), name);
            }
        });
        return names;
    }

    /** Usable codes count as used for those that come after them, so that together they stay within the limits. */
    private void add(ResultSet row) throws SQLException {
        HandedCode found = HandedCode.of(row);
        String because = policy.objection(found, usable.getOrDefault(found.definition(), 0));
        if (because == null) {
            usable.merge(found.definition(), 1, Integer::sum);
        }
        codes.add(new Code(found.code(), found.definition(), because));
    }

    /** In the order in which they were handed in, each once. */
    public List<Code> codes() {
        return List.copyOf(codes);
    }
}
