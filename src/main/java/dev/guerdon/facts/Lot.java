package dev.guerdon.facts;

import java.time.LocalDate;

/** Points earned together, with one expiry. */
public record Lot(
        @Fact(value = "wallet", word = Word.WALLET) String wallet,

        @Fact("what gave it: order, activity, adjustment or the campaign's code")
        String source,

        @Fact("day it was earned") LocalDate earnedOn,
        @Fact(value = "points earned", least = 0) long points,
        @Fact(value = "points left", least = 0) long remaining,

        @Fact("last day to use it; missing while it does not lapse")
        LocalDate expiresOn,

        @Fact(value = "days to its last day; -1 while it does not lapse", least = -1)
        int daysToExpiry) {}
