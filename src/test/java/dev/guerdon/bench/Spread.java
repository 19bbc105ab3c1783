package dev.guerdon.bench;

import java.math.BigDecimal;
import java.util.Arrays;

/** Spreads whole numbers by largest remainder, ties by position. */
final class Spread {
    private Spread() {}

    static long cents(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }

    static long[] over(long total, long[] weights) {
        long sum = Arrays.stream(weights).sum();
        long[] parts = new long[weights.length];
        long[] remainders = new long[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            parts[i] = total * weights[i] / sum;
            remainders[i] = total * weights[i] % sum;
            left -= parts[i];
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < remainders.length; i++) {
                largest = remainders[i] > remainders[largest] ? i : largest;
            }
            parts[largest]++;
            remainders[largest] = -1;
        }
        return parts;
    }
}
