package dev.guerdon.checkout;

import dev.guerdon.decision.Gate;
import dev.guerdon.decision.Question;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.member.Members;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.tier.Prospects;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * What an order asked when it was placed: its basket, its coupons and points, and the member as they stood then. Put to the
 * rulebook that decided the order it brings the same decision again; put to another one it tells what that would have given.
 */
public final class PastQuestion {
    private final String orderId;
    private final Instant at;
    private final BasketBody body;
    private final Member member;
    private final Circumstances circumstances;

    /** @param member null for a guest */
    PastQuestion(String orderId, Instant at, BasketBody body, Member member, Circumstances circumstances) {
        this.orderId = orderId;
        this.at = at;
        this.body = body;
        this.member = member;
        this.circumstances = circumstances;
    }

    public String orderId() {
        return orderId;
    }

    public Instant at() {
        return at;
    }

    /** Null for a guest. */
    public String memberId() {
        return body.memberId();
    }

    /** The tier in which the member was; null for a guest. */
    public String tier() {
        return member == null ? null : member.tier();
    }

    /** The question with campaigns as far open as they were. */
    public Question to(Rulebook rulebook) {
        return to(rulebook, circumstances.gates());
    }

    /**
     * The question with campaigns as far open as the caller says.
     *
     * @param gates what is left of campaigns, by code; one that is missing is open
     */
    public Question to(Rulebook rulebook, Map<String, Gate> gates) {
        Programme programme = rulebook.programme();
        Today today = Today.of(programme, at);
        Member asked = member == null ? null : Members.in(programme, member);
        return new Question(
                programme,
                rulebook.version(),
                moment(programme),
                today,
                asked,
                Baskets.basket(programme, orderId, at, today.date(), body),
                circumstances.coupons(),
                body.pointsAsked(),
                circumstances.spendableBy(member),
                gates,
                new Prospects(rulebook, asked, at));
    }

    private OffsetDateTime moment(Programme programme) {
        return body.at() == null ? at.atZone(programme.zone()).toOffsetDateTime() : body.at();
    }
}
