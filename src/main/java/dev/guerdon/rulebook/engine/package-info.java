/**
 * Checked rules in Drools: the executable model is built in memory from functions over facts, so nothing is generated,
 * compiled or loaded. The only package that knows Drools.
 */
package dev.guerdon.rulebook.engine;
