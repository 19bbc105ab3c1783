package dev.guerdon.lifecycle;

import dev.guerdon.campaign.Gates;
import dev.guerdon.campaign.Taking;
import dev.guerdon.campaign.Uses;
import dev.guerdon.database.Overtaken;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Rewarding.Reward;
import dev.guerdon.giving.CampaignGates;
import dev.guerdon.giving.RewardWrites;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Ledger;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.ledger.Wallet;
import dev.guerdon.member.MemberWrites;
import dev.guerdon.member.Members;
import dev.guerdon.night.AsOf;
import dev.guerdon.night.CampaignsOfMember;
import dev.guerdon.programme.Programme;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Set;

/** One day's campaigns for one member. */
final class Outreach {
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
        CampaignsOfMember campaigns =
                new CampaignsOfMember(asOf, members.member(memberId), CampaignGates.of(gates), given);
        Reward reward = campaigns.decide();
        if (!reward.campaigns().isEmpty()) {
            write(connection, members.account(memberId).book(), reward, campaigns.available());
        }
        return reward.campaigns().size();
    }

    private void write(Connection connection, Book book, Reward reward, OffsetDateTime available) throws SQLException {
        RoundTrip writes = new RoundTrip();
        RewardWrites.points(book, occasion, available.toInstant(), reward.lots());
        Ledger.write(writes, new Wallet(memberId, Programme.POINTS), book.changes());
        RewardWrites.gifts(writes, asOf.rulebook(), memberId, occasion, reward.effects());
        Taking taking = RewardWrites.campaigns(writes, asOf.rulebook(), memberId, occasion, reward.campaigns());
        writes.run(connection);
        if (!taking.exhausted().isEmpty()) {
            throw new Overtaken();
        }
    }
}
