package dev.guerdon.lifecycle;

import dev.guerdon.batch.Job;
import dev.guerdon.batch.Work;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.ledger.Changes;
import dev.guerdon.ledger.Ledger;
import dev.guerdon.ledger.Opening;
import dev.guerdon.ledger.Visits;
import dev.guerdon.member.Members;
import dev.guerdon.member.Needs;
import dev.guerdon.member.Roll;
import dev.guerdon.message.Outbox;
import dev.guerdon.night.AsOf;
import dev.guerdon.night.LotsOfMember;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.LiveRulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The last day of every open lot is decided anew, points past theirs lapse, and members are reminded of what comes next. */
@ApplicationScoped
class Expiring implements Job {
    private final LiveRulebook live;
    private final Database database;

    Expiring(LiveRulebook live, Database database) {
        this.live = live;
        this.database = database;
    }

    @Override
    public String name() {
        return "expiry";
    }

    @Override
    public Work asOf(Instant asOf) {
        return new OpenLots(database, AsOf.of(live.current(), asOf));
    }

    /** Counts lots that lapsed, were released or got another last day, and reminders that went out. */
    private record OpenLots(Database database, AsOf asOf) implements Work {
        @Override
        public long total() {
            AtomicLong total = new AtomicLong();
            RoundTrip reads = new RoundTrip();
            Visits.countWithOpenLots(reads, total::set);
            database.read(reads);
            return total.get();
        }

        @Override
        public List<String> next(String after, int most) {
            RoundTrip reads = new RoundTrip();
            List<String> members = Visits.withOpenLots(reads, after, most);
            database.read(reads);
            return members;
        }

        @Override
        public long visit(List<String> memberIds) {
            return database.transaction(connection -> {
                RoundTrip reads = new RoundTrip();
                Roll.lock(reads, memberIds);
                Members members = Members.read(reads, asOf.programme(), needs(), memberIds, asOf.when());
                Map<String, Opening> books = Ledger.open(reads, Programme.POINTS, memberIds);
                reads.run(connection);
                RoundTrip writes = new RoundTrip();
                LongAdder effects = decide(members, books, writes);
                writes.run(connection);
                return effects.sum();
            });
        }

        /** Whether a member was active decides when points lapse, even if no rule reads it by name. */
        private Needs needs() {
            return asOf.needs().withActivities();
        }

        private LongAdder decide(Members members, Map<String, Opening> books, RoundTrip writes) {
            LongAdder effects = new LongAdder();
            Map<String, Changes> changes = new HashMap<>();
            List<Outbox.Letter> reminders = new ArrayList<>();
            books.forEach((memberId, opening) -> {
                LotsOfMember lots = new LotsOfMember(asOf, members.member(memberId), opening.book());
                lots.decide();
                changes.put(memberId, lots.changes());
                reminders.addAll(lots.reminders());
                effects.add(lots.changes().lots().size());
            });
            Ledger.write(writes, Programme.POINTS, changes);
            Outbox.write(writes, reminders, "expiry", asOf.at(), asOf.rulebook().version(), effects::add);
            return effects;
        }
    }
}
