/**
 * The checkout: evaluate, order, return, cancel. HTTP, and the order of steps: read, decide, write. Reads first, writes last,
 * two round trips and a commit.
 */
package dev.guerdon.checkout;
