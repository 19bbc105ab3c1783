package dev.guerdon.lifecycle;

import dev.guerdon.batch.Job;
import dev.guerdon.batch.Work;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.member.MemberWrites.Judged;
import dev.guerdon.member.Members;
import dev.guerdon.member.PageWrites;
import dev.guerdon.member.Roll;
import dev.guerdon.night.AsOf;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.tier.TierJudgement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Every member's tier is judged, because windows move on and terms end without anybody buying. A run of the present leaves those
 * alone who were judged since, by an order that was booked while it runs; one of a day long ago judges all as of then.
 */
@ApplicationScoped
class TierJudging implements Job {
    /** A run that is as late as this, or was cut off and goes on, is still one of the present. */
    private static final Duration PRESENT = Duration.ofDays(1);

    private final LiveRulebook live;
    private final Database database;
    private final Clock clock;

    TierJudging(LiveRulebook live, Database database, Clock clock) {
        this.live = live;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tiers";
    }

    @Override
    public Work asOf(Instant asOf) {
        boolean isOfThePresent = asOf.isAfter(clock.instant().minus(PRESENT));
        return new Tiers(database, AsOf.of(live.current(), asOf), isOfThePresent);
    }

    /** Counts tiers that changed. */
    private static final class Tiers extends EveryMember {
        private final AsOf asOf;
        private final TierJudgement judgement;
        private final boolean isOfThePresent;

        Tiers(Database database, AsOf asOf, boolean isOfThePresent) {
            super(database);
            this.asOf = asOf;
            this.isOfThePresent = isOfThePresent;
            this.judgement = new TierJudgement(asOf.rulebook(), asOf.at(), asOf.today());
        }

        @Override
        public long visit(List<String> memberIds) {
            return database().transaction(connection -> {
                RoundTrip reads = new RoundTrip();
                Roll.lock(reads, memberIds);
                Set<String> judgedSince = new HashSet<>();
                if (isOfThePresent) {
                    Roll.judgedAfter(reads, memberIds, asOf.at(), judgedSince::add);
                }
                Members members = Members.read(reads, asOf.programme(), asOf.needs(), memberIds, asOf.when());
                reads.run(connection);
                Map<String, Judged> judged = new LinkedHashMap<>();
                memberIds.stream()
                        .filter(member -> !judgedSince.contains(member))
                        .forEach(member -> judged.put(member, judgement.of(members.member(member))));
                LongAdder changed = new LongAdder();
                if (!judged.isEmpty()) {
                    RoundTrip writes = new RoundTrip();
                    String day = asOf.day().toString();
                    PageWrites.judge(
                            writes, judged, "tiers", day, asOf.rulebook().version(), changed::add);
                    writes.run(connection);
                }
                return changed.sum();
            });
        }
    }
}
