package dev.guerdon.lifecycle;

import dev.guerdon.batch.Job;
import dev.guerdon.batch.Work;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Changes;
import dev.guerdon.ledger.Ledger;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.ledger.Opening;
import dev.guerdon.ledger.Visits;
import dev.guerdon.member.Roll;
import dev.guerdon.night.AsOf;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.LiveRulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Pending points that are due become available. */
@ApplicationScoped
class Releasing implements Job {
    private final LiveRulebook live;
    private final Database database;

    Releasing(LiveRulebook live, Database database) {
        this.live = live;
        this.database = database;
    }

    @Override
    public String name() {
        return "release";
    }

    @Override
    public Work asOf(Instant asOf) {
        return new DueLots(database, AsOf.of(live.current(), asOf));
    }

    /** Counts lots that were released. */
    private record DueLots(Database database, AsOf asOf) implements Work {
        @Override
        public long total() {
            AtomicLong total = new AtomicLong();
            RoundTrip reads = new RoundTrip();
            Visits.countWithDueLots(reads, asOf.when(), total::set);
            database.read(reads);
            return total.get();
        }

        @Override
        public List<String> next(String after, int most) {
            RoundTrip reads = new RoundTrip();
            List<String> members = Visits.withDueLots(reads, asOf.when(), after, most);
            database.read(reads);
            return members;
        }

        @Override
        public long visit(List<String> memberIds) {
            return database.transaction(connection -> {
                RoundTrip reads = new RoundTrip();
                Roll.lock(reads, memberIds);
                Map<String, Opening> books = Ledger.open(reads, Programme.POINTS, memberIds);
                reads.run(connection);
                Map<String, Changes> changes = new HashMap<>();
                books.forEach((member, opening) -> changes.put(member, released(opening.book())));
                RoundTrip writes = new RoundTrip();
                Ledger.write(writes, Programme.POINTS, changes);
                writes.run(connection);
                return changes.values().stream()
                        .mapToLong(changed -> changed.lots().size())
                        .sum();
            });
        }

        private Changes released(Book book) {
            Occasion occasion = asOf.occasion(Cause.Event.EXPIRY);
            book.release(occasion);
            return book.changes();
        }
    }
}
