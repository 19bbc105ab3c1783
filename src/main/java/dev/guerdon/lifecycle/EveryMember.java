package dev.guerdon.lifecycle;

import dev.guerdon.batch.Work;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.member.Roll;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Work that visits all members there are, or all who had joined by a day. */
abstract class EveryMember implements Work {
    private static final LocalDate AFTER_ALL = LocalDate.of(9999, 1, 1);

    private final Database database;
    private final LocalDate joinedBy;

    EveryMember(Database database) {
        this(database, AFTER_ALL);
    }

    EveryMember(Database database, LocalDate joinedBy) {
        this.database = database;
        this.joinedBy = joinedBy;
    }

    Database database() {
        return database;
    }

    @Override
    public final long total() {
        AtomicLong total = new AtomicLong();
        RoundTrip reads = new RoundTrip();
        Roll.count(reads, joinedBy, total::set);
        database.read(reads);
        return total.get();
    }

    @Override
    public List<String> next(String after, int most) {
        RoundTrip reads = new RoundTrip();
        List<String> members = Roll.next(reads, joinedBy, after, most);
        database.read(reads);
        return members;
    }
}
