package dev.guerdon.backtest;

import dev.guerdon.backtest.BacktestResult.Reach;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.facts.Member;
import dev.guerdon.ledger.Moment;
import dev.guerdon.member.Members;
import dev.guerdon.member.Needs;
import dev.guerdon.member.Roll;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Rulebook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How many members the lifecycle rules would reach if they ran now. */
final class ReachComparison {
    private static final Set<RulePackage> LIFECYCLE = Set.of(RulePackage.LIFECYCLE);
    private static final int PAGE = 200;

    private final Database database;
    private final Rulebook live;
    private final Rulebook candidate;
    private final Instant now;
    private final Outreach liveReach;
    private final Outreach candidateReach;

    ReachComparison(Database database, Rulebook live, Rulebook candidate, Instant now) {
        this.database = database;
        this.live = live;
        this.candidate = candidate;
        this.now = now;
        this.liveReach = new Outreach(database, live, now);
        this.candidateReach = new Outreach(database, candidate, now);
    }

    /** Who has not joined by then can't be reached. */
    LocalDate today() {
        return LocalDate.ofInstant(now, live.programme().zone());
    }

    /** Whether there is anything to run. */
    boolean isNeeded() {
        return live.hasRules(RulePackage.LIFECYCLE) || candidate.hasRules(RulePackage.LIFECYCLE);
    }

    private record Reached(List<Outreach.Attempt> live, List<Outreach.Attempt> candidate, int members) {}

    void run(Crew crew, Progress progress) {
        Crew.Belt<List<String>, Reached> belt = crew.belt(this::reach, reached -> {
            reached.live().forEach(liveReach::settle);
            reached.candidate().forEach(candidateReach::settle);
            progress.made(reached.members());
        });
        List<String> page = next("");
        while (!page.isEmpty()) {
            belt.add(page);
            page = next(page.get(page.size() - 1));
        }
        belt.finish();
    }

    private List<String> next(String after) {
        RoundTrip reads = new RoundTrip();
        List<String> page = Roll.next(reads, today(), after, PAGE);
        database.read(reads);
        return page;
    }

    private Reached reach(List<String> memberIds) {
        Needs needs = Needs.of(live.uses(LIFECYCLE)).and(Needs.of(candidate.uses(LIFECYCLE)));
        RoundTrip reads = new RoundTrip();
        Members read = Members.read(
                reads,
                live.programme(),
                needs,
                memberIds,
                new Moment(now, live.programme().zone()));
        database.read(reads);
        List<Member> members = memberIds.stream().map(read::member).toList();
        return new Reached(liveReach.decide(members), candidateReach.decide(members), members.size());
    }

    List<Reach> reach() {
        Map<RuleName, Optional<String>> before = RuleName.all(live, LIFECYCLE);
        Map<RuleName, Optional<String>> after = RuleName.all(candidate, LIFECYCLE);
        return RuleName.union(before, after).entrySet().stream()
                .map(rule -> new Reach(
                        rule.getValue().orElse(null),
                        rule.getKey().rule(),
                        before.containsKey(rule.getKey()) ? liveReach.membersOf(rule.getKey()) : null,
                        after.containsKey(rule.getKey()) ? candidateReach.membersOf(rule.getKey()) : null))
                .toList();
    }
}
