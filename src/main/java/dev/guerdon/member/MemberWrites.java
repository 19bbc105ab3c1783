package dev.guerdon.member;

import dev.guerdon.database.RoundTrip;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/** What orders and runs change of a member's row. The caller holds the lock on it. */
public final class MemberWrites {
    private static final String ENROL = """
            insert into member (member_id, joined_on, tier, tier_since) values (?, ?, ?, ?)
            on conflict (member_id) do nothing""";

    // an update locks the row, too
    private static final String LOCK =
            "update member set revision = revision + 1 where member_id = ? returning member_id";

    private static final String ENROL_AND_LOCK = """
            insert into member (member_id, joined_on, tier, tier_since) values (?, ?, ?, ?)
            on conflict (member_id) do update set revision = member.revision + 1
            returning revision""";

    private static final String JUDGE = """
            update member
               set tier = ?, tier_since = ?, tier_until = ?, spend_12m = ?, orders = ?, judged_at = ?
             where member_id = ?""";

    private static final String NOTE_CHANGE = """
            insert into tier_change (member_id, at, tier, since, until, cause, cause_id, rulebook)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private MemberWrites() {}

    /**
     * Makes sure that the member's row is there; one who is unknown joins on that day.
     *
     * @param joined is told 1 for one who joins, 0 for one who was there
     */
    static void enrol(RoundTrip writes, String memberId, LocalDate on, String firstTier, IntConsumer joined) {
        writes.change(ENROL, joined, memberId, on, firstTier, on);
    }

    /**
     * The same, and {@link #lock}.
     *
     * @param before is told the revision that the member had until now; of one who joins one that never was
     */
    public static void enrolAndLock(
            RoundTrip writes, String memberId, LocalDate on, String firstTier, LongConsumer before) {
        writes.query(ENROL_AND_LOCK, row -> before.accept(row.getLong(1) - 1), memberId, on, firstTier, on);
    }

    /**
     * Holds everybody else off this member until the transaction ends, and makes what was read of them before count no more;
     * of one who is unknown the list stays empty.
     */
    public static List<String> lock(RoundTrip reads, String memberId) {
        List<String> known = new ArrayList<>(1);
        reads.query(LOCK, row -> known.add(row.getString("member_id")), memberId);
        return known;
    }

    /**
     * Where a member stands after a judgement.
     *
     * @param at as of when it was judged
     * @param tier with the day it was reached and its last day
     * @param isChange whether it is another tier than before, or another term of it
     */
    public record Judged(Instant at, MemberRow.Tier tier, boolean isChange, BigDecimal spend12m, int orders) {}

    /** Writes a judgement, and notes in the history when the tier is another. */
    public static void judge(
            RoundTrip writes, String memberId, Judged judged, String cause, String causeId, String rulebook) {
        MemberRow.Tier tier = judged.tier();
        writes.write(
                JUDGE,
                tier.name(),
                tier.since(),
                tier.until(),
                judged.spend12m(),
                judged.orders(),
                judged.at(),
                memberId);
        if (judged.isChange()) {
            writes.write(
                    NOTE_CHANGE,
                    memberId,
                    judged.at(),
                    tier.name(),
                    tier.since(),
                    tier.until(),
                    cause,
                    causeId,
                    rulebook);
        }
    }
}
