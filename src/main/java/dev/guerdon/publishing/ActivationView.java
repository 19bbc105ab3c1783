package dev.guerdon.publishing;

import dev.guerdon.rehearsal.RulebookView.OriginView;
import dev.guerdon.rulebook.Activation;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a rulebook went live.
 *
 * @param no rises from one to the next; the highest is what is live
 */
@Schema(examples = ActivationView.EXAMPLE)
public record ActivationView(long no, String version, Instant activatedAt, OriginView origin) {
    static final String EXAMPLE = """
            {"no": 17, "version": "3f9c2a71d0b4", "activatedAt": "2026-06-18T02:15:00Z",
             "origin": {"from": "rollback", "replica": "shop-1:4711", "actor": "jo@shop.example", "reason": "The bonus was ten times too high"}}""";

    static ActivationView of(Activation activation) {
        return new ActivationView(
                activation.no(), activation.version(), activation.at(), OriginView.of(activation.cause()));
    }
}
