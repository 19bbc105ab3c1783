package dev.guerdon.bench;

import dev.guerdon.checkout.BasketBody;
import dev.guerdon.checkout.Ordering;
import dev.guerdon.database.Database;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A shop with members who have bought before: between 5 and 35 orders each in the last two years, of 1 to 6 lines. */
final class Shop {
    private static final int MEMBERS = 400;
    private static final int FEWEST_ORDERS = 5;
    private static final int MORE_ORDERS = 31;
    private static final int MOST_LINES = 6;
    private static final int DAYS = 720;
    private static final int LOADERS = 4;
    private static final long SEED = 20_260_618;
    private static final int LINES = 5;
    private static final List<String> CATEGORIES =
            List.of("tents", "backpacks", "clothing", "clothing", "socks", "cookware", "snacks", "snacks");
    private static final List<String> PRICES =
            List.of("399.00", "219.00", "89.90", "59.00", "12.50", "34.90", "4.95", "2.80");

    private final OffsetDateTime now;

    Shop(OffsetDateTime now) {
        this.now = now;
    }

    static List<String> members() {
        return IntStream.range(0, MEMBERS).mapToObj(i -> "member-" + i).toList();
    }

    /** A basket of five lines, always the same one for a member. */
    BasketBody basket(String memberId) {
        return basket(memberId, now, LINES, new Random(SEED ^ memberId.hashCode()));
    }

    /** Books the members' histories, oldest orders first, without waiting for the disk each time. */
    void loadHistories(Ordering ordering, Database database) throws Exception {
        ExecutorService loaders = Executors.newFixedThreadPool(LOADERS);
        List<Future<?>> loads = new ArrayList<>();
        for (String member : members()) {
            loads.add(loaders.submit(() -> {
                try (Database.Relaxed relaxed = database.relaxed()) {
                    loadHistory(ordering, member);
                    relaxed.settle();
                }
            }));
        }
        for (Future<?> load : loads) {
            load.get();
        }
        loaders.shutdown();
    }

    private void loadHistory(Ordering ordering, String member) {
        Random random = new Random(SEED + member.hashCode());
        int orders = FEWEST_ORDERS + random.nextInt(MORE_ORDERS);
        OffsetDateTime at = now.minusDays(random.nextInt(DAYS - orders) + (long) orders);
        long gap = java.time.Duration.between(at, now).toMinutes() / (orders + 1);
        for (int i = 0; i < orders; i++) {
            at = at.plusMinutes(gap);
            ordering.order(member + "-history-" + i, basket(member, at, 1 + random.nextInt(MOST_LINES), random));
        }
    }

    private static BasketBody basket(String memberId, OffsetDateTime at, int lines, Random random) {
        List<BasketBody.Line> all = IntStream.range(0, lines)
                .mapToObj(i -> line(Integer.toString(i + 1), random))
                .toList();
        return new BasketBody(memberId, at, "web", "card", null, new BigDecimal("12.00"), null, null, null, all, null);
    }

    private static BasketBody.Line line(String lineId, Random random) {
        int article = random.nextInt(CATEGORIES.size());
        return new BasketBody.Line(
                lineId,
                "sku-" + article,
                CATEGORIES.get(article),
                null,
                null,
                1 + random.nextInt(3),
                new BigDecimal(PRICES.get(article)),
                null);
    }
}
