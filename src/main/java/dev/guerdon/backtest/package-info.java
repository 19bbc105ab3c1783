/**
 * Rehearsal on past orders: the stored orders of a period are decided again, by the live rules and by a candidate, and the two
 * are laid side by side. Nothing is written. Both get the same questions: baskets, coupons and members as they were.
 */
package dev.guerdon.backtest;
