/** Amounts, rounding and spreading: the only arithmetic on money. Depends on nothing. */
package dev.guerdon.money;
