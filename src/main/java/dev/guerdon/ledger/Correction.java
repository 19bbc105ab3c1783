package dev.guerdon.ledger;

import java.util.Objects;

/**
 * A change by hand.
 *
 * @param actor who made it
 * @param qualifying whether it changes what counts as earned where tiers ask
 * @param allowDebt whether more may be taken than there is
 */
public record Correction(String reason, String actor, boolean qualifying, boolean allowDebt) {
    public Correction {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(actor, "actor");
    }
}
