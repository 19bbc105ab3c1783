package dev.guerdon.backtest;

import dev.guerdon.checkout.PastOrders;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.facts.Use;
import dev.guerdon.member.Needs;
import dev.guerdon.member.Roll;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.request.Json;
import dev.guerdon.rulebook.Rulebook;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * One backtest: the orders of a period under both rulebooks, then the tiers of those who ordered, then whom lifecycle rules
 * would reach now.
 *
 * @param then tells what of members was read for the rules of a version
 */
record Backtest(
        Database database,
        Json json,
        Rulebook live,
        Rulebook candidate,
        Period period,
        Instant now,
        Function<String, Needs> then) {

    /** @throws java.util.concurrent.CancellationException if nobody waits for it any more */
    BacktestResult run(int workers, Progress progress) {
        ReachComparison reach = new ReachComparison(database, live, candidate, now);
        progress.expect(countOrders(), countMembers(reach));
        try (Crew crew = new Crew(workers)) {
            Replay replay = replay(crew, progress);
            TierComparison tiers = new TierComparison(database, live, candidate, judgedAt());
            tiers.run(period.begin(), period.end(), crew, progress);
            if (reach.isNeeded()) {
                reach.run(crew, progress);
            }
            return new BacktestResult(
                    replay.decided(),
                    replay.differing(),
                    replay.total(),
                    replay.tiers(),
                    replay.campaigns(),
                    replay.rules(),
                    tiers.standings(),
                    reach.reach(),
                    replay.mostDifferent(),
                    notKnownThen(replay.rulebooks()),
                    replay.failures(),
                    replay.stopped());
        }
    }

    /** Whether the candidate may put members into other tiers; orders are decided with the tier of their time all the same. */
    boolean judgesTiersOtherwise() {
        Programme now = live.programme();
        Programme then = candidate.programme();
        return !now.tiers().equals(then.tiers())
                || !now.tierPolicy().equals(then.tierPolicy())
                || !tierFiles(live).equals(tierFiles(candidate));
    }

    private static Map<String, String> tierFiles(Rulebook rulebook) {
        Map<String, String> files = new HashMap<>();
        rulebook.rules(RulePackage.TIERS)
                .forEach(rule -> files.put(
                        rule.file(), rulebook.files().text(rule.file()).orElse("")));
        return files;
    }

    /** How many orders there are in the period. */
    long countOrders() {
        AtomicLong count = new AtomicLong();
        RoundTrip reads = new RoundTrip();
        orders().count(reads, count::set);
        database.read(reads);
        return count.get();
    }

    private long countMembers(ReachComparison reach) {
        AtomicLong count = new AtomicLong();
        RoundTrip reads = new RoundTrip();
        Roll.countOrdering(reads, period.begin(), period.end(), count::addAndGet);
        if (reach.isNeeded()) {
            Roll.count(reads, reach.today(), count::addAndGet);
        }
        database.read(reads);
        return count.get();
    }

    private PastOrders orders() {
        return PastOrders.between(period.begin(), period.end());
    }

    private Replay replay(Crew crew, Progress progress) {
        Replay replay = new Replay(new Side(live), new Side(candidate), json);
        return database.transaction(connection -> {
            replay.run(connection, orders(), crew, progress);
            return replay;
        });
    }

    /** The end of the period, unless it is still going on. */
    private Instant judgedAt() {
        return period.lastMoment().isBefore(now) ? period.lastMoment() : now;
    }

    private List<String> notKnownThen(SortedSet<String> rulebooks) {
        Set<Use> asked = new HashSet<>(live.uses(Replay.PACKAGES));
        asked.addAll(candidate.uses(Replay.PACKAGES));
        SortedSet<String> words = new TreeSet<>();
        rulebooks.forEach(version -> words.addAll(then.apply(version).unread(asked)));
        return List.copyOf(words);
    }
}
