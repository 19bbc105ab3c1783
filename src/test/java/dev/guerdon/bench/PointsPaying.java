package dev.guerdon.bench;

import dev.guerdon.facts.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/** What so many points pay at most: first of what has a high margin, where they are worth twice as much. */
final class PointsPaying {
    private static final BigDecimal HALF = new BigDecimal("0.50");

    private final List<Line> lines;
    private final BigDecimal[] nets;
    private final long[] cents;
    private long points;

    PointsPaying(List<Line> lines, BigDecimal[] nets, long available) {
        this.lines = lines;
        this.nets = nets.clone();
        this.cents = new long[nets.length];
        long room = Spread.cents(total(nets).multiply(HALF).setScale(2, RoundingMode.DOWN));
        pay(available, room, true);
        pay(available - points, room - Arrays.stream(cents).sum(), false);
    }

    /** Points that are taken. */
    long points() {
        return points;
    }

    BigDecimal amount() {
        return BigDecimal.valueOf(Arrays.stream(cents).sum(), 2);
    }

    /** What is left to be paid in money, by line. */
    BigDecimal[] inMoney() {
        BigDecimal[] left = new BigDecimal[nets.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = nets[i].subtract(BigDecimal.valueOf(cents[i], 2));
        }
        return left;
    }

    private void pay(long available, long room, boolean highMargin) {
        long worth = highMargin ? 2 : 1;
        long[] weights = new long[nets.length];
        for (int i = 0; i < nets.length; i++) {
            boolean pays = lines.get(i).tags().contains("high-margin") == highMargin;
            weights[i] = pays ? Spread.cents(nets[i]) : 0;
        }
        long payable = Math.min(room, Arrays.stream(weights).sum());
        long paid = Math.min(available * worth, payable);
        if (paid > 0) {
            long[] shares = Spread.over(paid, weights);
            for (int i = 0; i < shares.length; i++) {
                cents[i] += shares[i];
            }
            points += (paid + worth - 1) / worth;
        }
    }

    private static BigDecimal total(BigDecimal[] nets) {
        BigDecimal total = BigDecimal.ZERO;
        for (BigDecimal net : nets) {
            total = total.add(net);
        }
        return total;
    }
}
