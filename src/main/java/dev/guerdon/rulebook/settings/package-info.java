/** {@code programme.yaml}, {@code catalogue.yaml} and each {@code campaign.yaml}, read into the programme's records. */
package dev.guerdon.rulebook.settings;
