/**
 * The benchmarks: each against a reference in the same run. They are no tests, assert nothing about time, and run only under
 * the Maven profile {@code bench}; docs/performance.md says what they found.
 */
package dev.guerdon.bench;
