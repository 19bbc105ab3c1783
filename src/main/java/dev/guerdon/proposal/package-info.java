/**
 * What rules may say: the verbs of each package of rules, and one record for each thing proposed. What becomes of a proposal
 * is said in {@code decision}. No framework.
 */
package dev.guerdon.proposal;
