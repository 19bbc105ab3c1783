package dev.guerdon.decision;

import java.time.LocalDate;

/**
 * The tier a member is in.
 *
 * @param since day it was reached
 * @param until its last day, or null while it has no end
 */
public record TierStanding(String tier, LocalDate since, LocalDate until) {}
