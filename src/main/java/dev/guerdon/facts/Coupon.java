package dev.guerdon.facts;

/** A coupon that was handed in with the basket and may be used. */
public record Coupon(
        @Fact("the code that was handed in") String code,

        @Fact(value = "which coupon of the catalogue it is", word = Word.COUPON)
        String definition) {}
