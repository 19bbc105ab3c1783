/**
 * From what was decided to what is written: gates of campaigns before a decision, points, gifts, messages and campaign uses after
 * it. The same for an order, an activity and a nightly campaign.
 */
package dev.guerdon.giving;
