package dev.guerdon.holding;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes codes that nobody can guess and everybody can type. */
final class CouponCodes {
    static final CouponCodes SECURE = new CouponCodes(new SecureRandom());

    // No 0, 1, I and O, which are taken for each other.
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;

    private final RandomGenerator random;

    CouponCodes(RandomGenerator random) {
        this.random = random;
    }

    /** The definition's name, and 40 random bits as eight characters. */
    String next(String definition) {
        StringBuilder code = new StringBuilder(definition.toUpperCase(Locale.ROOT)).append('-');
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
