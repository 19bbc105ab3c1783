package dev.guerdon.lifecycle;

import dev.guerdon.batch.Job;
import dev.guerdon.batch.Work;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Placing;
import dev.guerdon.facts.Member;
import dev.guerdon.member.Members;
import dev.guerdon.member.PageWrites;
import dev.guerdon.member.PageWrites.Place;
import dev.guerdon.member.Roll;
import dev.guerdon.night.AsOf;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.LiveRulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Every member gets the stage and the segments that the rules say. */
@ApplicationScoped
class Segmenting implements Job {
    private final LiveRulebook live;
    private final Database database;

    Segmenting(LiveRulebook live, Database database) {
        this.live = live;
        this.database = database;
    }

    @Override
    public String name() {
        return "segments";
    }

    @Override
    public Work asOf(Instant asOf) {
        return new Segments(database, AsOf.of(live.current(), asOf));
    }

    /** Counts members whose stage or segments changed. */
    private static final class Segments extends EveryMember {
        private final AsOf asOf;

        Segments(Database database, AsOf asOf) {
            super(database, asOf.day());
            this.asOf = asOf;
        }

        @Override
        public long visit(List<String> memberIds) {
            return database().transaction(connection -> {
                RoundTrip reads = new RoundTrip();
                Roll.lock(reads, memberIds);
                Members members = Members.read(reads, asOf.programme(), asOf.needs(), memberIds, asOf.when());
                reads.run(connection);
                Map<String, Place> places = new HashMap<>();
                memberIds.forEach(member -> places.put(member, place(members.member(member))));
                LongAdder changed = new LongAdder();
                RoundTrip writes = new RoundTrip();
                PageWrites.place(writes, places, changed::add);
                writes.run(connection);
                return changed.sum();
            });
        }

        private Place place(Member member) {
            List<Proposed> proposed = asOf.propose(RulePackage.SEGMENTS, List.of(member, asOf.today()));
            return new Place(Placing.stage(asOf.programme().stages(), proposed), Placing.segments(proposed));
        }
    }
}
