package dev.guerdon.lifecycle;

import dev.guerdon.batch.Job;
import dev.guerdon.batch.Work;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.facts.Member;
import dev.guerdon.insight.Rfm;
import dev.guerdon.insight.Rfm.Customer;
import dev.guerdon.ledger.Moment;
import dev.guerdon.member.PageWrites;
import dev.guerdon.member.Purchasers;
import dev.guerdon.member.Purchasers.Purchaser;
import dev.guerdon.member.Roll;
import dev.guerdon.rulebook.LiveRulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Members are scored against each other by how lately, how often and for how much they buy. */
@ApplicationScoped
class Scoring implements Job {
    private final LiveRulebook live;
    private final Database database;

    Scoring(LiveRulebook live, Database database) {
        this.live = live;
        this.database = database;
    }

    @Override
    public String name() {
        return "scores";
    }

    @Override
    public Work asOf(Instant asOf) {
        return new Scores(database, new Moment(asOf, live.current().programme().zone()));
    }

    /** Counts members whose scores changed. */
    private static final class Scores extends EveryMember {
        private final Moment when;

        /** Those who ever bought, by member; null until the first members are asked for. */
        private Map<String, Customer> customers;

        private Rfm yardstick;

        Scores(Database database, Moment when) {
            super(database);
            this.when = when;
        }

        @Override
        public List<String> next(String after, int most) {
            if (customers == null) {
                readCustomers();
            }
            return super.next(after, most);
        }

        /** Not when the run is asked for, because whoever asks does not want to wait for it. */
        private void readCustomers() {
            RoundTrip reads = new RoundTrip();
            List<Purchaser> purchasers = Purchasers.read(reads, when);
            database().read(reads);
            customers = new HashMap<>();
            purchasers.forEach(each -> customers.put(each.memberId(), customer(each)));
            yardstick = Rfm.among(List.copyOf(customers.values()));
        }

        private Customer customer(Purchaser purchaser) {
            long days = ChronoUnit.DAYS.between(purchaser.lastOrderOn(), when.on());
            return new Customer(Math.toIntExact(days), purchaser.orders(), purchaser.spend());
        }

        @Override
        public long visit(List<String> memberIds) {
            Map<String, Member.Scores> scores = new HashMap<>();
            memberIds.forEach(member -> scores.put(member, scores(member)));
            return database().transaction(connection -> {
                LongAdder changed = new LongAdder();
                RoundTrip writes = new RoundTrip();
                Roll.lock(writes, memberIds);
                PageWrites.score(writes, scores, changed::add);
                writes.run(connection);
                return changed.sum();
            });
        }

        private Member.Scores scores(String memberId) {
            Customer customer = customers.get(memberId);
            if (customer == null) {
                return Member.Scores.NONE;
            }
            Rfm.Scores scores = yardstick.of(customer);
            return new Member.Scores(scores.recency(), scores.frequency(), scores.monetary());
        }
    }
}
