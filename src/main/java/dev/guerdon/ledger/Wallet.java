package dev.guerdon.ledger;

import java.util.Objects;

/** One member's points of one kind: the key under which a book is kept. */
public record Wallet(String memberId, String name) {
    public Wallet {
        Objects.requireNonNull(memberId, "memberId");
        Objects.requireNonNull(name, "name");
    }
}
