package dev.guerdon.member;

import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.facts.Member;
import dev.guerdon.holding.Held;
import dev.guerdon.holding.HeldView;
import dev.guerdon.ledger.Account;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.EntryView;
import dev.guerdon.ledger.History;
import dev.guerdon.ledger.Ledger;
import dev.guerdon.ledger.Lot;
import dev.guerdon.ledger.Moment;
import dev.guerdon.ledger.Opening;
import dev.guerdon.ledger.Wallet;
import dev.guerdon.problem.Problem;
import dev.guerdon.programme.Programme;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Shows members. */
@ApplicationScoped
public class Profiles {
    private static final String PAGE = "select member_id from member where member_id > ? order by member_id limit ?";

    private final Database database;
    private final Clock clock;

    Profiles(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Tells what a member (as of the last judgement) lacks for a tier. */
    @FunctionalInterface
    public interface Lacks extends BiFunction<Member, String, List<Profile.Missing>> {}

    /**
     * One member.
     *
     * @throws dev.guerdon.problem.Refusal if there is none of this id
     */
    public Profile profile(Programme programme, Needs needs, Lacks lacks, String memberId) {
        List<Profile> found = profiles(programme, needs, lacks, List.of(memberId));
        if (found.isEmpty()) {
            throw unknown(memberId);
        }
        return found.get(0);
    }

    /**
     * Members in order of id.
     *
     * @param after the last id of the page before, or ""
     * @param limit at most so many
     */
    public List<Profile> page(Programme programme, Needs needs, Lacks lacks, String after, int limit) {
        List<String> ids = new ArrayList<>();
        database.read(new RoundTrip().query(PAGE, row -> ids.add(row.getString(1)), after, limit));
        return profiles(programme, needs, lacks, ids);
    }

    /**
     * A page of a member's entries, newest first.
     *
     * @param before the lowest entry of the page before; {@link Integer#MAX_VALUE} for the newest
     */
    public List<EntryView> entries(Programme programme, String memberId, int before, int limit) {
        RoundTrip reads = new RoundTrip();
        Map<String, MemberRow> rows = MemberRow.current(reads, memberId, programme.firstTier());
        List<EntryView> page = History.page(reads, new Wallet(memberId, Programme.POINTS), before, limit);
        database.read(reads);
        if (rows.isEmpty()) {
            throw unknown(memberId);
        }
        return page;
    }

    private static RuntimeException unknown(String memberId) {
        return Problem.UNKNOWN_MEMBER.because(
                "There is no member \"" + memberId + "\": enrol them with PUT /v1/members/" + memberId + ".");
    }

    private List<Profile> profiles(Programme programme, Needs needs, Lacks lacks, List<String> ids) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), programme.zone());
        RoundTrip reads = new RoundTrip();
        Map<String, MemberRow> rows = ids.isEmpty() ? Map.of() : MemberRow.current(reads, ids, programme.firstTier());
        Map<String, Opening> books = ids.isEmpty() ? Map.of() : Ledger.open(reads, Programme.POINTS, ids);
        Map<String, HeldView> held = Held.views(reads, ids, today);
        database.read(reads);
        Members facts = facts(programme, needs, rows);
        return ids.stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .map(row -> {
                    String id = row.person().id();
                    return profile(programme, row, books.get(id).book(), held.get(id), lacks, facts.member(id));
                })
                .toList();
    }

    /** The members' facts, each as of their last judgement (else now), to tell what they lack. */
    private Members facts(Programme programme, Needs needs, Map<String, MemberRow> rows) {
        Map<String, Moment> seen = new LinkedHashMap<>();
        Instant now = clock.instant();
        rows.forEach((id, row) ->
                seen.put(id, new Moment(row.judgedAt() == null ? now : row.judgedAt(), programme.zone())));
        RoundTrip reads = new RoundTrip();
        Members members = Members.read(reads, programme, needs, seen);
        database.read(reads);
        return members;
    }

    private static Profile profile(
            Programme programme, MemberRow row, Book book, HeldView held, Lacks lacks, Member facts) {
        return new Profile(
                row.person().id(),
                row.person().joinedOn(),
                row.person().birthday(),
                tier(programme, row, lacks, facts),
                points(book),
                Map.of(),
                row.spend12m(),
                row.orders(),
                row.stage(),
                new TreeSet<>(row.segments()),
                new TreeSet<>(row.person().tags()),
                new Profile.Scores(
                        row.scores().recency(),
                        row.scores().frequency(),
                        row.scores().monetary(),
                        -1,
                        -1,
                        -1),
                held.coupons(),
                held.benefits(),
                held.badges(),
                null,
                new TreeSet<>(row.person().consents()),
                new TreeMap<>(row.person().attributes()),
                row.person().referredBy(),
                row.person().locale(),
                row.person().zone());
    }

    private static Profile.Tier tier(Programme programme, MemberRow row, Lacks lacks, Member facts) {
        int rank = Math.max(0, programme.rankOf(row.tier().name()));
        String next = rank + 1 < programme.tiers().size() ? programme.tiers().get(rank + 1) : null;
        return new Profile.Tier(
                row.tier().name(),
                row.tier().since(),
                row.tier().until(),
                next,
                next == null ? List.of() : lacks.apply(facts, next));
    }

    private static Profile.Points points(Book book) {
        Account account = book.account();
        return new Profile.Points(
                account.available(),
                account.pending(),
                account.debt(),
                account.earned(),
                account.clawedBack(),
                account.redeemed(),
                account.expired(),
                account.adjusted(),
                next(book));
    }

    private static Profile.Next next(Book book) {
        return book.openLots().stream()
                .map(lot -> lot.term().expiresOn())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(day -> new Profile.Next(
                        book.openLots().stream()
                                .filter(lot -> day.equals(lot.term().expiresOn()))
                                .mapToLong(Lot::remaining)
                                .sum(),
                        day))
                .orElse(null);
    }
}
