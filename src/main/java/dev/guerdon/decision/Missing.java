package dev.guerdon.decision;

import java.math.BigDecimal;

/** What a member still lacks for a tier: so much more of a measure, such as {@code spend12m}. */
public record Missing(String measure, BigDecimal amount) {}
