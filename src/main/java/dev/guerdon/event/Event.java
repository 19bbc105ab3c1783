package dev.guerdon.event;

import java.util.function.BooleanSupplier;

/**
 * An event that was read and can be applied.
 *
 * @param memberId whose it is; null where only the order tells, and for guests
 * @param orderId the order that it books or changes, or null
 * @param books whether it books the order
 * @param applying applies it; tells whether anything was new
 */
record Event(String memberId, String orderId, boolean books, BooleanSupplier applying) {

    static Event ofMember(String memberId, BooleanSupplier applying) {
        return new Event(memberId, null, false, applying);
    }

    /** @param memberId null for a guest */
    static Event ofNewOrder(String orderId, String memberId, BooleanSupplier applying) {
        return new Event(memberId, orderId, true, applying);
    }

    /** Changes an order that was booked before, whoever's it is. */
    static Event ofOrder(String orderId, BooleanSupplier applying) {
        return new Event(null, orderId, false, applying);
    }
}
