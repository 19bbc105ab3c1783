package dev.guerdon.member;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.Rows;
import dev.guerdon.facts.Member;
import dev.guerdon.member.MemberWrites.Judged;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** What runs change of many members' rows at once. The caller holds the locks on them. */
public final class PageWrites {
    private static final String JUDGE = """
            update member m
               set tier = j.tier, tier_since = j.since, tier_until = j.until, spend_12m = j.spend, orders = j.orders,
                   judged_at = j.at
              from unnest(?::text[], ?::text[], ?::date[], ?::date[], ?::numeric[], ?::integer[], ?::timestamptz[])
                   as j (member_id, tier, since, until, spend, orders, at)
             where m.member_id = j.member_id""";

    // A change is one of the tier as of then, or of the one that stands, which may have been judged as of later.
    private static final String NOTE_CHANGES = """
            insert into tier_change (cause, cause_id, rulebook, member_id, at, tier, since, until)
            select ?, ?, ?, j.member_id, j.at, j.tier, j.since, j.until
              from unnest(?::text[], ?::boolean[], ?::timestamptz[], ?::text[], ?::date[], ?::date[])
                   as j (member_id, is_change, at, tier, since, until)
              join member m on m.member_id = j.member_id
             where j.is_change or (m.tier, m.tier_since, m.tier_until) is distinct from (j.tier, j.since, j.until)""";

    private static final String SCORE = """
            update member m
               set recency = s.recency, frequency = s.frequency, monetary = s.monetary
              from unnest(?::text[], ?::smallint[], ?::smallint[], ?::smallint[])
                   as s (member_id, recency, frequency, monetary)
             where m.member_id = s.member_id
               and (m.recency, m.frequency, m.monetary) <> (s.recency, s.frequency, s.monetary)""";

    // Arrays of different lengths don't make one array, so the segments of a member come as one text.
    private static final String PLACE = """
            update member m
               set stage = p.stage, segments = string_to_array(p.segments, chr(31))
              from unnest(?::text[], ?::text[], ?::text[]) as p (member_id, stage, segments)
             where m.member_id = p.member_id
               and (m.stage, m.segments) <> (p.stage, string_to_array(p.segments, chr(31)))""";

    private PageWrites() {}

    /** A stage, empty for none, and segments. */
    public record Place(String stage, Set<String> segments) {
        private static final String SEPARATOR = "\u001f";

        String joined() {
            return segments.stream().sorted().collect(Collectors.joining(SEPARATOR));
        }
    }

    /**
     * Writes judgements by member, and notes in the history those whose tier is another. They stand even where a later
     * moment was judged before.
     *
     * @param changed is told how many tiers are other than before
     */
    public static void judge(
            RoundTrip writes,
            Map<String, Judged> judgements,
            String cause,
            String causeId,
            String rulebook,
            IntConsumer changed) {
        Rows<Entry<String, Judged>> all = Rows.of(judgements.entrySet());
        writes.change(
                NOTE_CHANGES,
                changed,
                cause,
                causeId,
                rulebook,
                all.column("text", Entry::getKey),
                all.column("boolean", of(Judged::isChange)),
                all.column("timestamptz", of(Judged::at)),
                all.column("text", of(judged -> judged.tier().name())),
                all.column("date", of(judged -> judged.tier().since())),
                all.column("date", of(judged -> judged.tier().until())));
        writes.change(
                JUDGE,
                all.column("text", Entry::getKey),
                all.column("text", of(judged -> judged.tier().name())),
                all.column("date", of(judged -> judged.tier().since())),
                all.column("date", of(judged -> judged.tier().until())),
                all.column("numeric", of(Judged::spend12m)),
                all.column("integer", of(Judged::orders)),
                all.column("timestamptz", of(Judged::at)));
    }

    /** Writes scores by member; tells how many are other than before. */
    public static void score(RoundTrip writes, Map<String, Member.Scores> scores, IntConsumer changed) {
        Rows<Entry<String, Member.Scores>> rows = Rows.of(scores.entrySet());
        writes.change(
                SCORE,
                changed,
                rows.column("text", Entry::getKey),
                rows.column("smallint", of(Member.Scores::recency)),
                rows.column("smallint", of(Member.Scores::frequency)),
                rows.column("smallint", of(Member.Scores::monetary)));
    }

    /** Writes stages and segments by member; tells how many are other than before. */
    public static void place(RoundTrip writes, Map<String, Place> places, IntConsumer changed) {
        Rows<Entry<String, Place>> rows = Rows.of(places.entrySet());
        writes.change(
                PLACE,
                changed,
                rows.column("text", Entry::getKey),
                rows.column("text", of(Place::stage)),
                rows.column("text", of(Place::joined)));
    }

    private static <T> Function<Entry<String, T>, Object> of(Function<T, Object> value) {
        return entry -> value.apply(entry.getValue());
    }
}
