/**
 * What a night does for one member: which points lapse, whom a campaign reaches. Without a database, so that a journey's nights
 * are the service's.
 */
package dev.guerdon.night;
