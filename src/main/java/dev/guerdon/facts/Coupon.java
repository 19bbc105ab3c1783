package dev.guerdon.facts;

import java.util.Locale;

/** A coupon that was handed in with the basket and may be used. */
public record Coupon(
        @Fact(value = "the code that was handed in, in capital letters", word = Word.COUPON_CODE)
        String code,

        @Fact(value = "which coupon of the catalogue it is", word = Word.COUPON)
        String definition) {

    public Coupon {
        code = normal(code);
    }

    /** A code as it is kept, however it was typed. */
    public static String normal(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }
}
