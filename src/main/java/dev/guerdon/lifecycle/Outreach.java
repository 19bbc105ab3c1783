package dev.guerdon.lifecycle;

import dev.guerdon.campaign.Gates;
import dev.guerdon.campaign.Taking;
import dev.guerdon.campaign.Uses;
import dev.guerdon.database.Overtaken;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Gate;
import dev.guerdon.decision.Rewarding;
import dev.guerdon.decision.Rewarding.Reward;
import dev.guerdon.facts.Member;
import dev.guerdon.giving.CampaignGates;
import dev.guerdon.giving.RewardWrites;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Ledger;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.ledger.Wallet;
import dev.guerdon.member.MemberWrites;
import dev.guerdon.member.Members;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.RulePackage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One day's campaigns for one member. */
final class Outreach {
    /** Where points come from that more than one campaign gave. */
    private static final String SOURCE = "lifecycle";

    private final AsOf asOf;
    private final String memberId;
    private final Occasion occasion;

    Outreach(AsOf asOf, String memberId) {
        this.asOf = asOf;
        this.memberId = memberId;
        this.occasion = asOf.occasion(Cause.Event.LIFECYCLE);
    }

    /**
     * Decides what the member gets, and gives it.
     *
     * @return the number of campaigns that gave something
     * @throws Overtaken if a budget was spent meanwhile
     */
    long reach(Connection connection) throws SQLException {
        Programme programme = asOf.programme();
        RoundTrip reads = new RoundTrip();
        MemberWrites.lock(reads, memberId);
        Members members = Members.read(reads, programme, asOf.needs(), memberId, asOf.when());
        Gates gates = Gates.read(reads, asOf.rulebook().campaigns().values(), memberId, asOf.at(), programme.zone());
        Cause cause = occasion.cause();
        Set<String> given = Uses.of(reads, memberId, cause.event().code(), cause.id());
        reads.run(connection);
        Reward reward = decide(members.member(memberId), gates(gates, given));
        if (!reward.campaigns().isEmpty()) {
            write(connection, members.account(memberId).book(), reward);
        }
        return reward.campaigns().size();
    }

    /** What a campaign gave on a day it does not give again, however often the day is run. */
    private Map<String, Gate> gates(Gates read, Set<String> given) {
        Map<String, Gate> gates = new HashMap<>(CampaignGates.of(read));
        given.forEach(campaign -> gates.put(campaign, Gate.closed("it gave already on " + asOf.day())));
        return gates;
    }

    /** Points that one campaign gave are named after it, in the ledger as for the rules that say when they lapse. */
    private Reward decide(Member member, Map<String, Gate> gates) {
        Reward reward = decide(member, gates, SOURCE);
        List<String> givers = reward.campaigns().entrySet().stream()
                .filter(each -> each.getValue().points() > 0)
                .map(Map.Entry::getKey)
                .toList();
        return givers.size() == 1 ? decide(member, gates, givers.get(0)) : reward;
    }

    private Reward decide(Member member, Map<String, Gate> gates, String source) {
        return Rewarding.decide(
                new Rewarding.Occasion(
                        asOf.programme(), RulePackage.LIFECYCLE, member, asOf.today(), List.of(), source, gates),
                asOf::propose);
    }

    private void write(Connection connection, Book book, Reward reward) throws SQLException {
        RoundTrip writes = new RoundTrip();
        Instant available = asOf.programme()
                .availableFrom(asOf.at().atOffset(ZoneOffset.UTC))
                .toInstant();
        RewardWrites.points(book, occasion, available, reward.lots());
        Ledger.write(writes, new Wallet(memberId, Programme.POINTS), book.changes());
        RewardWrites.gifts(writes, asOf.rulebook(), memberId, occasion, reward.effects());
        Taking taking = RewardWrites.campaigns(writes, asOf.rulebook(), memberId, occasion, reward.campaigns());
        writes.run(connection);
        if (!taking.exhausted().isEmpty()) {
            throw new Overtaken();
        }
    }
}
