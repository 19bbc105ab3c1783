package dev.guerdon.lifecycle;

import dev.guerdon.batch.Work;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.member.Roll;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Work that visits all members there are. */
abstract class EveryMember implements Work {
    private final Database database;

    EveryMember(Database database) {
        this.database = database;
    }

    Database database() {
        return database;
    }

    @Override
    public final long total() {
        AtomicLong total = new AtomicLong();
        RoundTrip reads = new RoundTrip();
        Roll.count(reads, total::set);
        database.read(reads);
        return total.get();
    }

    @Override
    public List<String> next(String after, int most) {
        RoundTrip reads = new RoundTrip();
        List<String> members = Roll.next(reads, after, most);
        database.read(reads);
        return members;
    }
}
