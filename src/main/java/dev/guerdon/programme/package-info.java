/**
 * What a programme is: currency, zone, tiers, wallets, catalogue, campaigns, as immutable records that the rulebook reads
 * from YAML and everyone else uses. No framework.
 */
package dev.guerdon.programme;
