/**
 * Wallets, lots and entries: the only door to points.
 *
 * <p>A {@link dev.guerdon.ledger.Book} is one member's wallet opened for one transaction. {@link dev.guerdon.ledger.Ledger}
 * adds its reading to the caller's one read round trip and its writing to the caller's one write round trip; in between
 * everything is computed without a database:
 *
 * <pre>{@code
 * Opening opening = Ledger.open(reads, wallet);
 * reads.run(connection);
 * Book book = opening.book();
 * book.spend(occasion, 200);
 * Ledger.write(writes, wallet, book.changes());
 * writes.run(connection);
 * }</pre>
 *
 * <p>Laws, held by {@link dev.guerdon.ledger.Account} and {@link dev.guerdon.ledger.Lot} in memory and by CHECK
 * constraints in the database: <em>earned − clawedBack − redeemed − expired + adjusted = available + pending − debt</em>;
 * every field of an account is a sum over its entries; what remains of a lot is the sum of the lot's entries. Entries are
 * only ever added.
 *
 * <p>Whoever opens a book locks the member's row first ({@code select … for update}) and keeps the lock to the end of the
 * transaction; therefore lots and entries may be numbered by counters of the account. Should somebody forget, two writers
 * would number an entry alike, and the key of the entries refuses the second of them whole. The tables name members by id
 * and have no foreign keys to them, so that the ledger can be partitioned by member on its own.
 */
package dev.guerdon.ledger;
