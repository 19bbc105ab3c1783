package dev.guerdon.rehearsal.journey;

import dev.guerdon.decision.Booking;
import dev.guerdon.decision.Decided;
import dev.guerdon.decision.Decider;
import dev.guerdon.decision.Decision;
import dev.guerdon.decision.HandedCoupon;
import dev.guerdon.decision.Question;
import dev.guerdon.decision.Returning;
import dev.guerdon.decision.Rules;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.giving.RewardWrites;
import dev.guerdon.holding.Handed;
import dev.guerdon.holding.Revoked;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.problem.Problem;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.tier.Prospects;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Orders, and what comes back of them. */
final class Shopping {
    private final Life life;
    private final Map<String, BookedOrder> orders = new HashMap<>();

    Shopping(Life life) {
        this.life = life;
    }

    /** Decides an order and books it. */
    Happened order(Step.Order step, Instant at, Heard heard) {
        List<Handed.Code> coupons =
                life.belongings().handed(step.coupons(), life.today(at).date());
        Question question = question(step, at, coupons);
        Decided decided = Decider.decide(question, heard.at(at, question.unusableCoupons()));
        String id = step.basket().id();
        Occasion occasion = life.occasion(Cause.order(id), at);
        bookPoints(decided, occasion);
        Booking booking = decided.booking();
        life.purchases().order(id, at, question.today().date(), booking.lines());
        List<Decision.Effect> effects = life.give(occasion, decided.decision().effects());
        life.settle(booking.tier(), id);
        use(coupons, decided.decision(), id);
        life.take(occasion, booking.campaigns());
        orders.put(id, BookedOrder.of(question, decided));
        return Happened.of(decided.decision(), effects, heard);
    }

    private Question question(Step.Order step, Instant at, List<Handed.Code> coupons) {
        Member member = life.member(at);
        boolean canPay = step.redeem() > 0 || life.rulebook().hasRules(RulePackage.REDEMPTION);
        long spendable = canPay ? life.purse().open().spendable(life.moment(at)) : member.points();
        return new Question(
                life.programme(),
                life.rulebook().version(),
                at.atZone(life.programme().zone()).toOffsetDateTime(),
                life.today(at),
                member,
                step.basket(),
                coupons.stream()
                        .map(code -> new HandedCoupon(code.code(), code.definition(), code.because()))
                        .toList(),
                step.redeem(),
                spendable,
                life.gates(at),
                new Prospects(life.rulebook(), member, at));
    }

    private void bookPoints(Decided decided, Occasion occasion) {
        Book book = life.purse().open();
        long redeemed = decided.decision().redemption().points();
        if (redeemed > 0) {
            book.spend(occasion, redeemed);
        }
        Instant available = decided.decision().points().availableAt().toInstant();
        RewardWrites.points(book, occasion, available, decided.booking().lots());
        life.purse().keep(book);
    }

    private void use(List<Handed.Code> coupons, Decision decision, String orderId) {
        Set<String> used = decision.coupons().stream()
                .filter(coupon -> coupon.status().equals(Decision.CouponUse.USED))
                .map(Decision.CouponUse::code)
                .collect(Collectors.toSet());
        coupons.stream()
                .filter(coupon -> used.contains(coupon.code()))
                .forEach(coupon -> life.belongings().use(coupon, orderId));
    }

    /** Takes back units of lines. */
    Happened takeBack(Step.Return step, Instant at, Heard heard) {
        BookedOrder before = booked(step.orderId());
        Cause cause = new Cause(Cause.Event.RETURN, step.orderId() + "/" + step.returnId());
        if (before.isGone()) {
            throw Problem.TOO_MANY_RETURNED.because("Nothing of the order is left to come back.");
        }
        BookedOrder after = before.without(step.units());
        return undo(step.orderId(), before, after, life.occasion(cause, at), heard);
    }

    /** Undoes an order. */
    Happened cancel(Step.Cancellation step, Instant at, Heard heard) {
        BookedOrder before = booked(step.orderId());
        Cause cause = new Cause(Cause.Event.CANCELLATION, step.orderId());
        BookedOrder after = before.without(Map.of()).cancelled();
        return undo(step.orderId(), before, after, life.occasion(cause, at), heard);
    }

    private BookedOrder booked(String orderId) {
        BookedOrder order = orders.get(orderId);
        if (order == null) {
            throw Problem.UNKNOWN_ORDER.because("There is no order \"" + orderId + "\".");
        }
        return order;
    }

    private Happened undo(String orderId, BookedOrder before, BookedOrder after, Occasion occasion, Heard heard) {
        List<Line> left = after.lines();
        Decision.Redemption paid = before.decision().redemption();
        Returning.Refund refund =
                Returning.refund(life.programme().currency(), before.lines(), left, paid.points(), paid.amount());
        Returning.Remainder remainder = remainder(after, heard);
        long clawedBack = movePoints(orderId, occasion, refund.points(), before.points() - remainder.points());
        List<String> revoked = revoke(orderId, after, remainder, occasion);
        life.purchases().leave(orderId, left);
        if (after.isGone()) {
            life.belongings().giveBackCoupons(orderId);
            life.tally().giveBack(Cause.Event.ORDER.code(), orderId);
        }
        orders.put(orderId, after.earning(remainder.points()));
        Instant at = occasion.when().at();
        life.judgeWithout(orderId, heard.at(at), at);
        return Happened.of(new Happened.TakenBack(clawedBack, refund, revoked), heard);
    }

    private Returning.Remainder remainder(BookedOrder order, Heard heard) {
        Question question = order.questionOfEarning();
        Rules rules = heard.at(question.at().toInstant());
        return Returning.remainder(question, rules, order.points());
    }

    private long movePoints(String orderId, Occasion occasion, long refunded, long lost) {
        Cause order = Cause.order(orderId);
        Book book = life.purse().openToUndo(order);
        if (refunded > 0) {
            book.giveBack(occasion, order, refunded, life.programme().points().minimumDaysAfterReturn());
        }
        long taken = lost > 0 ? book.clawBack(occasion, order, lost) : 0;
        life.purse().keep(book);
        return taken;
    }

    private List<String> revoke(String orderId, BookedOrder after, Returning.Remainder remainder, Occasion occasion) {
        List<Decision.Effect> lost = Returning.noLongerEarned(after.decision(), remainder);
        Revoked revoked = life.belongings()
                .revoke(
                        Cause.Event.ORDER.code(),
                        orderId,
                        codes(lost, "coupon"),
                        codes(lost, "benefit"),
                        codes(lost, "badge"),
                        occasion.when().on());
        return revoked.among(lost, Decision.Effect::type, Decision.Effect::code).stream()
                .map(Decision.Effect::code)
                .toList();
    }

    private static List<String> codes(List<Decision.Effect> effects, String type) {
        return effects.stream()
                .filter(effect -> effect.type().equals(type))
                .map(Decision.Effect::code)
                .toList();
    }
}
