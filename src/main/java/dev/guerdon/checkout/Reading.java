package dev.guerdon.checkout;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.HandedCoupon;
import dev.guerdon.decision.Question;
import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.giving.CampaignGates;
import dev.guerdon.holding.Handed;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Ledger;
import dev.guerdon.ledger.Moment;
import dev.guerdon.ledger.Opening;
import dev.guerdon.ledger.Wallet;
import dev.guerdon.member.MemberRow;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.tier.Prospects;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is read for one decision about a basket, in one round trip. An evaluation and the order that follows it are
 * read by the same code, so that they are decided alike.
 */
final class Reading {
    private final Rulebook rulebook;
    private final OffsetDateTime at;
    private final Today today;
    private final BasketBody body;
    private final Basket basket;
    private final MemberReading member;
    private final Opening purse;
    private final Handed coupons;

    /** @param purse null where no points are to be taken */
    private Reading(
            RoundTrip reads,
            Rulebook rulebook,
            String orderId,
            OffsetDateTime at,
            BasketBody body,
            MemberReading member,
            Opening purse) {
        Programme programme = rulebook.programme();
        this.rulebook = rulebook;
        this.at = at;
        this.body = body;
        this.today = Today.of(programme, at.toInstant());
        this.basket = Baskets.basket(programme, orderId, at.toInstant(), today.date(), body);
        this.member = member;
        this.purse = purse;
        List<String> codes = body.coupons() == null ? List.of() : body.coupons();
        this.coupons = Handed.read(reads, codes, body.memberId(), rulebook.catalogue(), today.date(), programme.zone());
    }

    /** Adds what has to be read for an order, besides what is read of the member. */
    static Reading ofOrder(
            RoundTrip reads,
            Rulebook rulebook,
            String orderId,
            OffsetDateTime at,
            BasketBody body,
            MemberReading member) {
        Opening purse = body.takesPoints() ? Ledger.open(reads, new Wallet(body.memberId(), Programme.POINTS)) : null;
        return new Reading(reads, rulebook, orderId, at, body, member, purse);
    }

    /** Adds what has to be read for an evaluation, besides what is read of the member. */
    static Reading ofEvaluation(
            RoundTrip reads, Rulebook rulebook, OffsetDateTime at, BasketBody body, MemberReading member) {
        return new Reading(reads, rulebook, "", at, body, member, null);
    }

    private boolean isGuest() {
        return body.memberId() == null;
    }

    /** The coupons as they were handed in, complete once the round trip has run. */
    List<Handed.Code> coupons() {
        return coupons.codes();
    }

    Optional<MemberRow> memberRow() {
        return isGuest() ? Optional.empty() : member.row();
    }

    /** The member's points, to be changed by an order; not for guests. */
    Book book() {
        return purse == null ? account() : purse.book();
    }

    private Book account() {
        return member.members().account(body.memberId()).book();
    }

    /** The question that the decision answers. */
    Question question() {
        Member asking = isGuest() ? null : member.members().member(body.memberId());
        return new Question(
                rulebook.programme(),
                rulebook.version(),
                at,
                today,
                asking,
                basket,
                coupons.codes().stream()
                        .map(code -> new HandedCoupon(code.code(), code.definition(), code.because()))
                        .toList(),
                body.pointsAsked(),
                isGuest() ? 0 : spendable(),
                CampaignGates.of(member.gates()),
                new Prospects(rulebook, asking, at.toInstant()));
    }

    private long spendable() {
        return purse == null
                ? member.spendable().of(account().account())
                : purse.book()
                        .spendable(
                                new Moment(at.toInstant(), rulebook.programme().zone()));
    }
}
