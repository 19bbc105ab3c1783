package dev.guerdon.bench;

import dev.guerdon.decision.HandedCoupon;
import dev.guerdon.decision.Question;
import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The starter rules as a programmer would write them who knows them by heart and never has to change them: no rules, no
 * proposals, nothing weighed. What each reason was worth, and why others did not count, it does not tell.
 */
final class HandWritten {
    private static final List<String> TIERS = List.of("basic", "silver", "gold", "diamond");
    private static final BigDecimal[] THRESHOLDS = {
        BigDecimal.ZERO, new BigDecimal("500.00"), new BigDecimal("2000.00"), new BigDecimal("5000.00")
    };
    private static final LocalDate SALE_BEGINS = LocalDate.of(2027, 11, 1);
    private static final LocalDate SALE_ENDS = LocalDate.of(2027, 11, 11);
    private static final LocalDate SNACK_WEEK_BEGINS = LocalDate.of(2027, 3, 9);
    private static final LocalDate SNACK_WEEK_ENDS = LocalDate.of(2027, 3, 15);
    private static final BigDecimal SALE_STEP = new BigDecimal("300.00");
    private static final BigDecimal MUG_FROM = new BigDecimal("199.00");
    private static final BigDecimal FIFTY = new BigDecimal("50.00");
    private static final BigDecimal SNACK_FACTOR = BigDecimal.valueOf(3);
    private static final BigDecimal DOUBLE = BigDecimal.valueOf(2);
    private static final int SOCKS_IN_A_GROUP = 3;
    private static final int OFTEN = 6;
    private static final int SOON = 3;
    private static final int MEMBER_DAY = 8;
    private static final int MONTHS_TO_LAPSE = 12;
    private static final long FIRST_ORDER_BONUS = 100;
    private static final long SALE_BONUS = 500;
    private static final int SALE_BONUS_DAYS = 60;
    private static final long CAP = 5000;

    private final Question question;
    private final Member member;
    private final Basket basket;
    private final List<Line> lines;
    private final LocalDate today;
    private final boolean isSale;
    private final Set<String> gifts = new TreeSet<>();
    private final Set<String> hints = new TreeSet<>();
    private final Set<String> couponsUsed = new TreeSet<>();
    private final Set<String> reasons = new TreeSet<>();

    private HandWritten(Question question) {
        this.question = question;
        this.member = question.member();
        this.basket = question.basket();
        this.lines = basket.lines();
        this.today = question.today().date();
        this.isSale = !today.isBefore(SALE_BEGINS) && !today.isAfter(SALE_ENDS);
    }

    static Receipt decide(Question question) {
        return new HandWritten(question).decide();
    }

    private Receipt decide() {
        BigDecimal subtotal = basket.subtotal();
        BigDecimal[] nets = prices(subtotal);
        BigDecimal shipping = shipping();
        long maxPoints = new PointsPaying(lines, nets, member.points()).points();
        PointsPaying paying = new PointsPaying(lines, nets, Math.min(question.pointsAsked(), member.points()));
        BigDecimal[] paid = paying.inMoney();
        long bonus = bonus();
        long[] points = points(paid, bonus);
        long earned = Arrays.stream(points).sum() + bonus;
        BigDecimal spend = member.spend12m().add(base(paid));
        int rank = rank(spend);
        BigDecimal total = sum(nets);
        return new Receipt(
                subtotal,
                subtotal.subtract(total),
                shipping,
                total,
                List.of(nets),
                paying.points(),
                paying.amount(),
                maxPoints,
                earned,
                Arrays.stream(points).boxed().toList(),
                expiresOn(Arrays.stream(points).sum()),
                TIERS.get(rank),
                rank == TIERS.size() - 1 ? null : THRESHOLDS[rank + 1].subtract(spend),
                gifts,
                hints,
                couponsUsed,
                reasons);
    }

    private BigDecimal[] prices(BigDecimal subtotal) {
        BigDecimal[] nets = new BigDecimal[lines.size()];
        for (int i = 0; i < nets.length; i++) {
            nets[i] = lines.get(i).amount();
        }
        freeSocks(nets);
        takeOff(nets, amountOff(base(nets)));
        BigDecimal percents = BigDecimal.valueOf(percentOff());
        takeOff(nets, base(nets).multiply(percents).movePointLeft(2).setScale(2, RoundingMode.HALF_UP));
        if (subtotal.compareTo(MUG_FROM) >= 0) {
            gifts.add("ENAMEL-MUG");
            reasons.add("A mug for your trip");
        }
        return nets;
    }

    private void freeSocks(BigDecimal[] nets) {
        List<Integer> socks = new ArrayList<>();
        long pairs = 0;
        for (int i = 0; i < nets.length; i++) {
            if (lines.get(i).category().equals("socks")) {
                socks.add(i);
                pairs += lines.get(i).quantity();
            }
        }
        long free = pairs / SOCKS_IN_A_GROUP;
        if (free == 0) {
            return;
        }
        socks.sort((one, other) ->
                lines.get(one).unitPrice().compareTo(lines.get(other).unitPrice()));
        for (int i : socks) {
            long here = Math.min(free, lines.get(i).quantity());
            BigDecimal off = nets[i].multiply(BigDecimal.valueOf(here))
                    .divide(BigDecimal.valueOf(lines.get(i).quantity()), 2, RoundingMode.HALF_UP);
            nets[i] = nets[i].subtract(off);
            free -= here;
        }
        reasons.add("The cheapest pair of socks is free");
    }

    private BigDecimal amountOff(BigDecimal base) {
        BigDecimal off = new BigDecimal("0.00");
        if (basket.quantityOf("tents") > 0) {
            if (basket.quantityOf("backpacks") > 0) {
                off = off.add(FIFTY);
                reasons.add("Tent and backpack bundle");
            } else {
                String hint = "Add a backpack: together with the tent it costs less.";
                hints.add(hint);
                reasons.add("Who buys a tent without a backpack is told of the bundle");
            }
        }
        if (isSale && base.compareTo(SALE_STEP) >= 0) {
            off = off.add(base.divideToIntegralValue(SALE_STEP).multiply(FIFTY));
            reasons.add("Big sale");
        }
        return off.min(base);
    }

    private int percentOff() {
        int percents = percentOffTier() + percentOffSecondOrder() + percentOffWinBack();
        if (member.orders12m() >= OFTEN) {
            reasons.add("Thank you for coming back so often");
            percents += 5;
        }
        HandedCoupon welcome = coupon("WELCOME10");
        if (welcome != null) {
            use(welcome, "Your welcome coupon");
            percents += 10;
        }
        return Math.min(percents, 100);
    }

    private int percentOffTier() {
        if (member.tier().equals("silver")) {
            reasons.add("Your silver price");
            return 5;
        } else if (member.tier().equals("diamond")) {
            reasons.add("Your diamond price");
            return 12;
        }
        return 0;
    }

    private int percentOffSecondOrder() {
        HandedCoupon coupon = coupon("SECOND10");
        if (member.orders() == 1 && member.daysSinceLastOrder() >= 0 && member.daysSinceLastOrder() <= SOON) {
            reasons.add("Thank you for coming back so soon");
            return 20;
        } else if (coupon != null) {
            use(coupon, "Your coupon for a second order");
            return 10;
        }
        return 0;
    }

    private int percentOffWinBack() {
        HandedCoupon best = coupon("WINBACK20");
        HandedCoupon good = coupon("WINBACK10");
        if (best != null) {
            use(best, "So good to see you again");
            return 20;
        } else if (good != null) {
            use(good, "Good to see you again");
            return 10;
        }
        return 0;
    }

    private BigDecimal shipping() {
        BigDecimal shipping = basket.shipping();
        if (member.orders() == 0 && shipping.signum() > 0) {
            reasons.add("Free shipping on your first order");
            return new BigDecimal("0.00");
        }
        return shipping;
    }

    private long bonus() {
        long bonus = 0;
        if (member.orders() == 0) {
            bonus += FIRST_ORDER_BONUS;
            reasons.add("A bonus for your first order");
            gifts.add("SECOND10");
            reasons.add("A coupon for your next order");
        }
        HandedCoupon coupon = isSale ? coupon("BIGSALE500") : null;
        if (coupon != null) {
            bonus += SALE_BONUS;
            use(coupon, "Big sale: points from your coupon");
        }
        if (member.tier().equals("diamond") && !member.benefits().contains("priority-support")) {
            gifts.add("priority-support");
            reasons.add("Priority support for diamond members");
        }
        return member.tier().equals("diamond") ? bonus : Math.min(bonus, CAP);
    }

    /** Points of the lines, after the cap. */
    private long[] points(BigDecimal[] paid, long bonus) {
        BigDecimal factor = factor();
        boolean isSnackWeek = !today.isBefore(SNACK_WEEK_BEGINS) && !today.isAfter(SNACK_WEEK_ENDS);
        long[] points = new long[paid.length];
        for (int i = 0; i < paid.length; i++) {
            String category = lines.get(i).category();
            if (!category.equals("fee") && paid[i].signum() > 0) {
                boolean isTripled = isSnackWeek && category.equals("snacks");
                points[i] = paid[i].multiply(isTripled ? SNACK_FACTOR : factor).longValue();
                reasons.add("Points for your order");
                if (isTripled) {
                    reasons.add("Extra points in snack week");
                }
            }
        }
        long sum = Arrays.stream(points).sum();
        if (!member.tier().equals("diamond") && sum + bonus > CAP) {
            reasons.add("One order earns so many points at most, unless the member is diamond");
            return Spread.over(CAP - bonus, points);
        }
        return points;
    }

    private BigDecimal factor() {
        if (today.getDayOfMonth() == MEMBER_DAY) {
            reasons.add("Extra points on member day");
            return DOUBLE;
        } else if (member.tier().equals("gold")) {
            reasons.add("Extra points for gold members");
            return DOUBLE;
        } else if (member.birthdayThisMonth()) {
            reasons.add("Extra points in your birthday month");
            return DOUBLE;
        }
        return BigDecimal.ONE;
    }

    /** Of the lines' points, and of a first order's bonus; where there are none, of the sale's. */
    private LocalDate expiresOn(long pointsOfLines) {
        if (pointsOfLines == 0 && member.orders() > 0) {
            return isSale && coupon("BIGSALE500") != null ? today.plusDays(SALE_BONUS_DAYS) : null;
        }
        return member.tier().equals("diamond")
                ? null
                : YearMonth.from(today).plusMonths(MONTHS_TO_LAPSE).atEndOfMonth();
    }

    private static int rank(BigDecimal spend) {
        int rank = THRESHOLDS.length - 1;
        while (spend.compareTo(THRESHOLDS[rank]) < 0) {
            rank--;
        }
        return rank;
    }

    private HandedCoupon coupon(String definition) {
        for (HandedCoupon coupon : question.coupons()) {
            if (coupon.isUsable() && coupon.definition().equals(definition)) {
                return coupon;
            }
        }
        return null;
    }

    private void use(HandedCoupon coupon, String reason) {
        couponsUsed.add(coupon.code());
        reasons.add(reason);
    }

    /** What discounts on the basket touch. */
    private BigDecimal base(BigDecimal[] prices) {
        BigDecimal base = BigDecimal.ZERO;
        for (int i = 0; i < prices.length; i++) {
            if (!lines.get(i).category().equals("fee")) {
                base = base.add(prices[i]);
            }
        }
        return base;
    }

    private void takeOff(BigDecimal[] prices, BigDecimal discount) {
        if (discount.signum() == 0) {
            return;
        }
        long[] weights = new long[prices.length];
        for (int i = 0; i < prices.length; i++) {
            weights[i] = lines.get(i).category().equals("fee") ? 0 : Spread.cents(prices[i]);
        }
        long[] shares = Spread.over(Spread.cents(discount), weights);
        for (int i = 0; i < prices.length; i++) {
            prices[i] = prices[i].subtract(BigDecimal.valueOf(shares[i], 2));
        }
    }

    private static BigDecimal sum(BigDecimal[] amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            sum = sum.add(amount);
        }
        return sum;
    }
}
