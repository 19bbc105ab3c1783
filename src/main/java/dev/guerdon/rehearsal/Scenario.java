package dev.guerdon.rehearsal;

import dev.guerdon.facts.Today;
import java.time.Instant;

/**
 * A situation, and what the rules are expected to make of it.
 *
 * @param file path below the rules folder; a bare member's situation is about the package of its folder
 * @param line where it begins, from 1
 * @param name a sentence, different from all others of its file
 * @param at the moment that is decided
 * @param today the day of {@code at} in the programme's zone
 */
public record Scenario(
        String file, int line, String name, Instant at, Today today, Situation situation, Expected expected) {}
