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
 * @param lines null: everything that remains
 * @param body as it was sent
 */
record ReturnWish(
        String orderId,
        String kind,
        String returnId,
        OffsetDateTime at,
        Fingerprint fingerprint,
        List<ReturnBody.Line> lines,
        String body) {

    boolean isReturn() {
        return kind.equals(ReturnRow.RETURN);
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
