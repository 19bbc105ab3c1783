/**
 * The nightly work: points become available and lapse, tiers are judged, members are scored and placed, and campaigns reach
 * out to them. Each is a {@link dev.guerdon.batch.Job} that can be run by itself, for any day; a day that is run again changes
 * nothing more.
 */
package dev.guerdon.lifecycle;
