package dev.guerdon.backtest;

import dev.guerdon.backtest.BacktestResult.Move;
import dev.guerdon.backtest.BacktestResult.Standings;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.ledger.Moment;
import dev.guerdon.member.Members;
import dev.guerdon.member.Needs;
import dev.guerdon.member.Roll;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.tier.TierJudgement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In which tier members would be, as of a moment, under the live rules and under the candidate. */
final class TierComparison {
    private static final int PAGE = 200;

    private final Database database;
    private final Rulebook live;
    private final Rulebook candidate;
    private final Instant at;
    private final Map<Tiers, Long> members = new HashMap<>();

    TierComparison(Database database, Rulebook live, Rulebook candidate, Instant at) {
        this.database = database;
        this.live = live;
        this.candidate = candidate;
        this.at = at;
    }

    private record Tiers(String live, String candidate) {
        boolean isSame() {
            return live.equals(candidate);
        }
    }

    /** Judges all who ordered between two moments. */
    void run(Instant from, Instant until, Crew crew, Progress progress) {
        Crew.Belt<List<String>, List<Tiers>> belt = crew.belt(this::judge, page -> {
            page.forEach(each -> members.merge(each, 1L, Long::sum));
            progress.made(page.size());
        });
        List<String> page = next(from, until, "");
        while (!page.isEmpty()) {
            belt.add(page);
            page = next(from, until, page.get(page.size() - 1));
        }
        belt.finish();
    }

    private List<String> next(Instant from, Instant until, String after) {
        RoundTrip reads = new RoundTrip();
        List<String> page = Roll.nextOrdering(reads, from, until, after, PAGE);
        database.read(reads);
        return page;
    }

    private List<Tiers> judge(List<String> memberIds) {
        Needs needs = needs(live).and(needs(candidate));
        RoundTrip reads = new RoundTrip();
        Members read = Members.read(
                reads,
                live.programme(),
                needs,
                memberIds,
                new Moment(at, live.programme().zone()));
        database.read(reads);
        return memberIds.stream()
                .map(read::member)
                .map(member -> new Tiers(tier(live, member), tier(candidate, member)))
                .toList();
    }

    private static Needs needs(Rulebook rulebook) {
        return Needs.of(rulebook.uses(Set.of(RulePackage.TIERS)));
    }

    private String tier(Rulebook rulebook, Member member) {
        Today today = Today.of(rulebook.programme(), at);
        return new TierJudgement(rulebook, at, today)
                .of(Members.in(rulebook.programme(), member))
                .tier()
                .name();
    }

    Standings standings() {
        List<Move> moves = new ArrayList<>();
        members.forEach((tiers, count) -> {
            if (!tiers.isSame()) {
                moves.add(new Move(tiers.live(), tiers.candidate(), count));
            }
        });
        moves.sort(Comparator.<Move>comparingInt(move -> live.programme().rankOf(move.live()))
                .thenComparingInt(move -> candidate.programme().rankOf(move.candidate())));
        return new Standings(
                members.values().stream().mapToLong(each -> each).sum(),
                moves.stream().mapToLong(Move::members).sum(),
                moves);
    }
}
