/**
 * A rulebook read as a whole, the way a colleague would: rules that are well written, and yet can't be meant so. Small checks,
 * each a class.
 */
package dev.guerdon.rulebook.review;
