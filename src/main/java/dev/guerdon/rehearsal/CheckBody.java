package dev.guerdon.rehearsal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * Files to be tried.
 *
 * @param files content by path below the rules folder; null takes a live file away
 */
record CheckBody(
        @NotNull @Size(max = 2_000, message = "at most 2000 files fit into one check") Map<String, String> files) {}
