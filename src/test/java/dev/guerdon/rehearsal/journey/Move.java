package dev.guerdon.rehearsal.journey;

import java.time.Instant;

/** A step of a journey, and when it is over. */
record Move(Step step, Instant at) {}
