package dev.guerdon.checkout;

import dev.guerdon.campaign.Gates;
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
import dev.guerdon.ledger.Spendable;
import dev.guerdon.ledger.Wallet;
import dev.guerdon.member.MemberRow;
import dev.guerdon.member.Members;
import dev.guerdon.member.Needs;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.RulePackage;
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
    private final Members members;
    private final Opening purse;
    private final Spendable spendable;
    private final Gates gates;
    private final Handed coupons;

    /**
     * Adds what has to be read to a round trip.
     *
     * @param orderId "" for an evaluation
     */
    Reading(RoundTrip reads, Rulebook rulebook, Needs needs, String orderId, OffsetDateTime at, BasketBody body) {
        Programme programme = rulebook.programme();
        this.rulebook = rulebook;
        this.at = at;
        this.body = body;
        this.today = Today.of(programme, at.toInstant());
        this.basket = Baskets.basket(programme, orderId, at.toInstant(), today.date(), body);
        Moment moment = new Moment(at.toInstant(), programme.zone());
        this.members = isGuest() ? null : Members.read(reads, programme, needs, body.memberId(), moment);
        Wallet wallet = isGuest() ? null : new Wallet(body.memberId(), Programme.POINTS);
        this.purse = wallet == null || body.pointsAsked() == 0 ? null : Ledger.open(reads, wallet);
        this.spendable = wallet == null || purse != null || !rulebook.hasRules(RulePackage.REDEMPTION)
                ? null
                : Ledger.spendable(reads, wallet, moment);
        this.gates =
                Gates.read(reads, rulebook.campaigns().values(), body.memberId(), at.toInstant(), programme.zone());
        List<String> codes = body.coupons() == null ? List.of() : body.coupons();
        this.coupons = Handed.read(reads, codes, body.memberId(), rulebook.catalogue(), today.date());
    }

    boolean isGuest() {
        return body.memberId() == null;
    }

    Today today() {
        return today;
    }

    /** The coupons as they were handed in, complete once the round trip has run. */
    List<Handed.Code> coupons() {
        return coupons.codes();
    }

    Optional<MemberRow> memberRow() {
        return isGuest() ? Optional.empty() : members.row(body.memberId());
    }

    /** The member's points; not for guests. */
    Book book() {
        return purse == null ? members.account(body.memberId()).book() : purse.book();
    }

    /** The question that the decision answers. */
    Question question() {
        Member member = isGuest() ? null : members.member(body.memberId());
        return new Question(
                rulebook.programme(),
                rulebook.version(),
                at,
                today,
                member,
                basket,
                coupons.codes().stream()
                        .map(code -> new HandedCoupon(code.code(), code.definition(), code.because()))
                        .toList(),
                body.pointsAsked(),
                spendable(member),
                CampaignGates.of(gates),
                new Prospects(rulebook, member, at.toInstant()));
    }

    private long spendable(Member member) {
        if (member == null) {
            return 0;
        }
        if (spendable != null) {
            return spendable.of(book().account());
        }
        return purse == null
                ? member.points()
                : book().spendable(
                                new Moment(at.toInstant(), rulebook.programme().zone()));
    }
}
