package dev.guerdon.checkout;

import dev.guerdon.campaign.Taking;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Decision;
import dev.guerdon.decision.HandedCoupon;
import dev.guerdon.decision.Question;
import dev.guerdon.decision.Returning;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Today;
import dev.guerdon.holding.CouponUses;
import dev.guerdon.holding.Gifts;
import dev.guerdon.holding.Revoked;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Ledger;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.ledger.Wallet;
import dev.guerdon.member.AfterOrder;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.Rulebook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One return or cancellation under way: what is due is worked out first, and then written. */
final class Undoing {
    private final ReturnWish wish;
    private final Rulebook rulebook;
    private final OrderAsSold order;
    private final List<ReturnBody.Line> back;
    private final List<Line> linesBefore;
    private final List<Line> linesAfter;
    private final long pointsBefore;
    private final Returning.Refund refund;
    private final Returning.Remainder remainder;
    private long clawedBack;
    private Revoked revoked;

    /**
     * Works out what is due.
     *
     * @param rulebook that decided the order
     * @param before answers to the returns of the order so far
     * @throws dev.guerdon.problem.Refusal if a line is not there, or more comes back than remains
     */
    Undoing(ReturnWish wish, Rulebook rulebook, OrderAsSold order, List<ReturnAnswer> before) {
        this.wish = wish;
        this.rulebook = rulebook;
        this.order = order;
        Map<String, Integer> had = order.remaining(returned(before));
        this.back = wish.lines() == null ? all(had) : wish.lines();
        Programme programme = rulebook.programme();
        this.linesBefore = Returning.remaining(programme.currency(), order.lines(), had);
        this.linesAfter = Returning.remaining(programme.currency(), order.lines(), OrderAsSold.after(had, back));
        this.pointsBefore = pointsAfter(before);
        Decision.Redemption paid = order.decision().redemption();
        this.refund = Returning.refund(programme.currency(), linesBefore, linesAfter, paid.points(), paid.amount());
        Set<String> deciding =
                order.decision().effects().stream().map(Decision.Effect::rule).collect(Collectors.toSet());
        this.remainder = Returning.remainder(
                question(),
                (rulePackage, facts) ->
                        rulebook.proposeAgain(rulePackage, facts, order.row().at(), deciding),
                pointsBefore);
    }

    private static Map<String, Integer> returned(List<ReturnAnswer> before) {
        Map<String, Integer> returned = new HashMap<>();
        before.forEach(
                each -> each.lines().forEach(line -> returned.merge(line.lineId(), line.quantity(), Integer::sum)));
        return returned;
    }

    /** The least of all, because it never rises, and the order in which returns were booked is not known to the millisecond. */
    private long pointsAfter(List<ReturnAnswer> before) {
        long points = order.decision().points().earned();
        for (ReturnAnswer each : before) {
            points = Math.min(points, each.points().remaining());
        }
        return points;
    }

    private static List<ReturnBody.Line> all(Map<String, Integer> had) {
        List<ReturnBody.Line> lines = new ArrayList<>();
        had.forEach((line, units) -> {
            if (units > 0) {
                lines.add(new ReturnBody.Line(line, units));
            }
        });
        return lines;
    }

    /** The question of the earning step as it was, about what remains. */
    private Question question() {
        return new Question(
                rulebook.programme(),
                rulebook.version(),
                order.decision().at(),
                Today.of(rulebook.programme(), order.row().at()),
                order.member(),
                order.basket().withLines(linesAfter),
                couponsUsed(),
                0,
                0,
                order.circumstances().gates(),
                null);
    }

    private List<HandedCoupon> couponsUsed() {
        Set<String> used = order.decision().coupons().stream()
                .filter(use -> Decision.CouponUse.USED.equals(use.status()))
                .map(Decision.CouponUse::code)
                .collect(Collectors.toSet());
        return order.circumstances().coupons().stream()
                .filter(coupon -> used.contains(coupon.code()))
                .toList();
    }

    boolean isWhole() {
        return linesAfter.isEmpty();
    }

    /**
     * Writes everything but the return's own answer, which tells the tier that is judged from all of this.
     *
     * @param book the member's, opened to undo the order; null for a guest
     */
    void write(RoundTrip writes, Book book) {
        if (book != null) {
            movePoints(writes, book);
            revoked = revoke(writes);
            CategoryPurchases.write(
                    writes,
                    memberId(),
                    wish.orderId(),
                    wish.orderId() + "/" + wish.returnId(),
                    wish.instant(),
                    order.basket().date(),
                    linesBefore,
                    linesAfter);
        }
        if (isWhole()) {
            CouponUses.giveBackCoupons(writes, wish.orderId());
            Taking.giveBack(writes, memberId(), "order", wish.orderId());
        }
        OrderRow.markReturn(writes, wish.orderId(), isWhole() ? wish.instant() : null);
        new ReturnRow(wish.kind(), wish.returnId(), wish.fingerprint(), "{}")
                .insert(writes, order.row(), wish.instant(), spendLost(), wish.body());
    }

    private String memberId() {
        return order.row().memberId();
    }

    private BigDecimal spendLost() {
        Programme programme = rulebook.programme();
        return AfterOrder.spend(programme, linesBefore).subtract(AfterOrder.spend(programme, linesAfter));
    }

    /** Points that paid go back, points that are no longer earned are taken. */
    private void movePoints(RoundTrip writes, Book book) {
        Occasion occasion = wish.occasion(rulebook);
        Cause cause = Cause.order(wish.orderId());
        if (refund.points() > 0) {
            int days = rulebook.programme().points().minimumDaysAfterReturn();
            book.giveBack(occasion, cause, refund.points(), days);
        }
        long lost = pointsBefore - remainder.points();
        clawedBack = lost > 0 ? book.clawBack(occasion, cause, lost) : 0;
        Ledger.write(writes, new Wallet(memberId(), Programme.POINTS), book.changes());
    }

    private List<Decision.Effect> giftsLost() {
        return Returning.noLongerEarned(order.decision(), remainder);
    }

    private List<Decision.Effect> giftsTaken() {
        return revoked == null ? List.of() : revoked.among(giftsLost(), Decision.Effect::type, Decision.Effect::code);
    }

    private Revoked revoke(RoundTrip writes) {
        List<Decision.Effect> lost = giftsLost();
        return Gifts.revoke(
                writes,
                memberId(),
                "order",
                wish.orderId(),
                codes(lost, "coupon"),
                codes(lost, "benefit"),
                codes(lost, "badge"),
                wish.instant(),
                wish.occasion(rulebook).when().on());
    }

    private static List<String> codes(List<Decision.Effect> effects, String type) {
        return effects.stream()
                .filter(effect -> effect.type().equals(type))
                .map(Decision.Effect::code)
                .toList();
    }

    /**
     * What is answered, once it was written.
     *
     * @param tier null for a guest
     */
    ReturnAnswer answer(ReturnAnswer.Tier tier) {
        return new ReturnAnswer(
                wish.orderId(),
                wish.isReturn() ? wish.returnId() : null,
                wish.at(),
                back,
                new ReturnAnswer.Refund(refund.total(), refund.money(), refund.byPoints(), refund.points()),
                new ReturnAnswer.Points(clawedBack, remainder.points()),
                tier,
                giftsTaken().stream()
                        .map(effect -> new ReturnAnswer.Revoked(effect.type(), effect.code()))
                        .toList(),
                isWhole());
    }
}
