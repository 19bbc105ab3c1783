/**
 * What a rule file may say: a strict subset of DRL, read into a tree, and each word and number in it checked against the
 * vocabulary and the programme. Whatever is not in the grammar is refused with a sentence; nothing of a rule's text is ever
 * handed to a compiler or an expression evaluator.
 */
package dev.guerdon.rulebook.language;
