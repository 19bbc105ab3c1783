/**
 * What rules read: immutable records. A method that carries {@link dev.guerdon.facts.Fact} is a word of the rule files'
 * vocabulary; nothing else of these records is. No framework.
 */
package dev.guerdon.facts;
