/** Models of how members buy: pure functions over numbers. */
package dev.guerdon.insight;
