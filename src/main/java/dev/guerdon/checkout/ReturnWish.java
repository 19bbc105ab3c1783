package dev.guerdon.checkout;

import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Moment;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.request.Fingerprint;
import dev.guerdon.rulebook.Rulebook;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A return or cancellation that is asked for.
 *
 * @param returnId "" for a cancellation
 * @param at when it happens
 * @param isNow whether no moment was given
 * @param lines null: everything that remains
 * @param body as it was sent
 */
record ReturnWish(
        String orderId,
        String kind,
        String returnId,
        OffsetDateTime at,
        boolean isNow,
        Fingerprint fingerprint,
        List<ReturnBody.Line> lines,
        String body) {

    boolean isReturn() {
        return kind.equals(ReturnRow.RETURN);
    }

    /**
     * The same for an order that was placed at a moment: what happens now happens after it, even where the order took its
     * time from another clock, or between our look at the clock and our look at the order.
     */
    ReturnWish of(Instant ordered) {
        return isNow && ordered.isAfter(instant())
                ? new ReturnWish(
                        orderId, kind, returnId, ordered.atOffset(at.getOffset()), true, fingerprint, lines, body)
                : this;
    }

    Instant instant() {
        return at.toInstant();
    }

    String causeId() {
        return isReturn() ? orderId + "/" + returnId : orderId;
    }

    /** @param rulebook that decided the order */
    Occasion occasion(Rulebook rulebook) {
        Cause.Event event = isReturn() ? Cause.Event.RETURN : Cause.Event.CANCELLATION;
        return new Occasion(
                new Cause(event, causeId()),
                new Moment(instant(), rulebook.programme().zone()),
                rulebook.version());
    }
}
