package dev.guerdon.engagement;

import dev.guerdon.campaign.Gates;
import dev.guerdon.campaign.Taking;
import dev.guerdon.database.Database;
import dev.guerdon.database.Overtaken;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Rewarding;
import dev.guerdon.decision.Rewarding.Reward;
import dev.guerdon.facts.Activity;
import dev.guerdon.facts.Today;
import dev.guerdon.giving.CampaignGates;
import dev.guerdon.giving.RewardWrites;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Ledger;
import dev.guerdon.ledger.Moment;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.ledger.Wallet;
import dev.guerdon.member.MemberWrites;
import dev.guerdon.member.Members;
import dev.guerdon.member.Needs;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.request.Fingerprint;
import dev.guerdon.request.Ids;
import dev.guerdon.request.Json;
import dev.guerdon.request.Times;
import dev.guerdon.request.Words;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Records what members do, a check-in, review or share, and gives what the rules give for it; each activity once. */
@ApplicationScoped
public class Acting {
    private final LiveRulebook live;
    private final Database database;
    private final Json json;
    private final Clock clock;

    Acting(LiveRulebook live, Database database, Json json, Clock clock) {
        this.live = live;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Records an activity; a member who is unknown joins on its day.
     *
     * @throws dev.guerdon.problem.Refusal for an unknown type, or another body under the same id
     */
    public Recorded record(String memberId, String activityId, ActivityBody body) {
        Ids.checked(memberId, "memberId");
        Ids.checked(activityId, "activityId");
        Rulebook rulebook = live.current();
        OffsetDateTime at =
                Times.ofChange(body.at(), clock, rulebook.programme().zone());
        Deed deed = new Deed(rulebook, memberId, activityId, at, body.withDefaults());
        return database.transactionUntilKept(connection -> record(connection, deed));
    }

    /** An activity that is to be recorded. */
    private record Deed(Rulebook rulebook, String memberId, String activityId, OffsetDateTime at, ActivityBody body) {

        Programme programme() {
            return rulebook.programme();
        }

        Instant instant() {
            return at.toInstant();
        }

        Today today() {
            return Today.of(programme(), instant());
        }

        Moment moment() {
            return new Moment(instant(), programme().zone());
        }

        Occasion occasion() {
            return new Occasion(new Cause(Cause.Event.ACTIVITY, activityId), moment(), rulebook.version());
        }

        void requireKnownType() {
            Set<String> known = programme().activities().keySet();
            if (!known.isEmpty() && !known.contains(body.activityType())) {
                throw Words.unknown("activityType", "activity", body.activityType(), known);
            }
        }
    }

    /** All that a reward depends on, complete once the round trip has run. */
    private record Situation(Members members, EarlierActivities earlier, Gates gates) {

        static Situation read(RoundTrip reads, Deed deed) {
            Rulebook rulebook = deed.rulebook();
            Programme programme = deed.programme();
            return new Situation(
                    Members.read(
                            reads, programme, Needs.of(rulebook.uses()).withHoldings(), deed.memberId(), deed.moment()),
                    new EarlierActivities(
                            reads, rulebook, deed.memberId(), deed.body().activityType(), deed.instant(), deed.today()),
                    Gates.read(
                            reads, rulebook.campaigns().values(), deed.memberId(), deed.instant(), programme.zone()));
        }

        Book book(Deed deed) {
            return members.account(deed.memberId()).book();
        }

        Activity activity(Deed deed) {
            return earlier.next(deed.activityId(), deed.body());
        }

        /** Why the rules are not asked, or null. */
        String because() {
            return earlier.whyNoMore().orElse(null);
        }

        Reward reward(Deed deed) {
            if (earlier.whyNoMore().isPresent()) {
                return Reward.NOTHING;
            }
            Rewarding.Occasion occasion = new Rewarding.Occasion(
                    deed.programme(),
                    RulePackage.ACTIVITIES,
                    members.member(deed.memberId()),
                    deed.today(),
                    List.of(activity(deed)),
                    Cause.Event.ACTIVITY.code(),
                    CampaignGates.of(gates));
            return Rewarding.decide(
                    occasion, (rulePackage, facts) -> deed.rulebook().propose(rulePackage, facts, deed.instant()));
        }
    }

    private Recorded record(Connection connection, Deed deed) throws SQLException {
        RoundTrip reads = new RoundTrip();
        Programme programme = deed.programme();
        MemberWrites.enrolAndLock(reads, deed.memberId(), deed.today().date(), programme.firstTier(), before -> {});
        List<Stored> stored = ActivityRow.read(reads, deed.memberId(), deed.activityId());
        Situation situation = Situation.read(reads, deed);
        reads.run(connection);
        Fingerprint fingerprint = Fingerprint.of(deed.body());
        if (!stored.isEmpty()) {
            return stored.get(0).again(fingerprint, "The activity \"" + deed.activityId() + "\"");
        }
        deed.requireKnownType();
        Reward reward = situation.reward(deed);
        String answer = json.write(answer(deed, reward, situation.because()));
        ActivityRow row = new ActivityRow(
                deed.memberId(),
                situation.activity(deed),
                situation.because() == null,
                deed.rulebook().version(),
                fingerprint,
                json.write(deed.body()),
                answer);
        write(connection, deed, row, reward, situation.book(deed));
        return new Recorded(answer, true);
    }

    private static ActivityAnswer answer(Deed deed, Reward reward, String because) {
        return new ActivityAnswer(
                deed.memberId(),
                deed.activityId(),
                deed.body().activityType(),
                deed.at(),
                deed.rulebook().version(),
                new ActivityAnswer.Points(
                        reward.points(), deed.programme().availableFrom(deed.at()), reward.expiresOn()),
                reward.effects(),
                because);
    }

    private static void write(Connection connection, Deed deed, ActivityRow row, Reward reward, Book book)
            throws SQLException {
        RoundTrip writes = new RoundTrip();
        row.insert(writes);
        Instant available = deed.programme().availableFrom(deed.at()).toInstant();
        RewardWrites.points(book, deed.occasion(), available, reward.lots());
        Ledger.write(writes, new Wallet(deed.memberId(), Programme.POINTS), book.changes());
        RewardWrites.gifts(writes, deed.rulebook(), deed.memberId(), deed.occasion(), reward.effects());
        Taking taking =
                RewardWrites.campaigns(writes, deed.rulebook(), deed.memberId(), deed.occasion(), reward.campaigns());
        writes.run(connection);
        if (!taking.exhausted().isEmpty()) {
            throw new Overtaken();
        }
    }
}
