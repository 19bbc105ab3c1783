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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every member's tier is judged, because windows move on and terms end without anybody buying. */
@ApplicationScoped
class TierJudging implements Job {
    private final LiveRulebook live;
    private final Database database;

    TierJudging(LiveRulebook live, Database database) {
        this.live = live;
        this.database = database;
    }

    @Override
    public String name() {
        return "tiers";
    }

    @Override
    public Work asOf(Instant asOf) {
        return new Tiers(database, AsOf.of(live.current(), asOf));
    }

    /** Counts tiers that changed. */
    private static final class Tiers extends EveryMember {
        private final AsOf asOf;
        private final TierJudgement judgement;

        Tiers(Database database, AsOf asOf) {
            super(database);
            this.asOf = asOf;
            this.judgement = new TierJudgement(asOf.rulebook(), asOf.at(), asOf.today());
        }

        @Override
        public long visit(List<String> memberIds) {
            return database().transaction(connection -> {
                RoundTrip reads = new RoundTrip();
                Roll.lock(reads, memberIds);
                Members members = Members.read(reads, asOf.programme(), asOf.needs(), memberIds, asOf.when());
                reads.run(connection);
                Map<String, Judged> judged = new LinkedHashMap<>();
                memberIds.forEach(member -> judged.put(member, judgement.of(members.member(member))));
                RoundTrip writes = new RoundTrip();
                String day = asOf.day().toString();
                PageWrites.judge(writes, judged, "tiers", day, asOf.rulebook().version());
                writes.run(connection);
                return judged.values().stream().filter(Judged::isChange).count();
            });
        }
    }
}
