package dev.guerdon.lifecycle;

import dev.guerdon.batch.Job;
import dev.guerdon.batch.Work;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.facts.Member;
import dev.guerdon.member.Members;
import dev.guerdon.night.AsOf;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.LiveRulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Campaigns reach out to members: to those who joined, have a birthday or stay away, as their lifecycle rules say. */
@ApplicationScoped
class Reaching implements Job {
    private final LiveRulebook live;
    private final Database database;

    Reaching(LiveRulebook live, Database database) {
        this.live = live;
        this.database = database;
    }

    @Override
    public String name() {
        return "lifecycle";
    }

    @Override
    public Work asOf(Instant asOf) {
        return new Campaigns(database, AsOf.of(live.current(), asOf));
    }

    /**
     * Counts uses of campaigns. Most members are reached by none, so whole pages are looked through without a lock; who is
     * reached gets a transaction of his own, because a budget's row must not be held for a page.
     */
    private static final class Campaigns extends EveryMember {
        private final AsOf asOf;

        Campaigns(Database database, AsOf asOf) {
            super(database, asOf.day());
            this.asOf = asOf;
        }

        @Override
        public List<String> next(String after, int most) {
            return asOf.rulebook().hasRules(RulePackage.LIFECYCLE) ? super.next(after, most) : List.of();
        }

        @Override
        public long visit(List<String> memberIds) {
            RoundTrip reads = new RoundTrip();
            Members members = Members.read(reads, asOf.programme(), asOf.needs(), memberIds, asOf.when());
            database().read(reads);
            return memberIds.stream()
                    .filter(member -> isReached(members.member(member)))
                    .mapToLong(this::reach)
                    .sum();
        }

        private boolean isReached(Member member) {
            return !asOf.propose(RulePackage.LIFECYCLE, List.of(member, asOf.today()))
                    .isEmpty();
        }

        private long reach(String memberId) {
            return database().transactionUntilKept(connection -> new Outreach(asOf, memberId).reach(connection));
        }
    }
}
