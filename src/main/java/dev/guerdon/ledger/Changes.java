package dev.guerdon.ledger;

import java.util.List;

/**
 * What a transaction did to a wallet: the account as it stands now, the lots that are new or changed, the entries added.
 */
public record Changes(Account account, List<Lot> lots, List<Entry> entries) {
    public Changes {
        lots = List.copyOf(lots);
        entries = List.copyOf(entries);
    }

    public boolean isEmpty() {
        return lots.isEmpty() && entries.isEmpty();
    }
}
