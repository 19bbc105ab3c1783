package dev.guerdon.facts;

import java.time.LocalDate;

/** Points earned together, with one expiry. */
public record Lot(
        @Fact(value = "wallet", word = Word.WALLET) String wallet,

        @Fact("what gave it: order, activity, adjustment or the campaign's code")
        String source,

        @Fact("day it was earned") LocalDate earnedOn,
        @Fact("points earned") long points,
        @Fact("points left") long remaining,

        @Fact("last day to use it; missing while it does not lapse")
        LocalDate expiresOn,

        @Fact("days to its last day; -1 while it does not lapse")
        int daysToExpiry) {}
