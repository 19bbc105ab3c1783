package dev.guerdon.holding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Gifts that were taken back: coupons that nobody had used, benefits, and badges that nothing else had given. It is known once
 * the round trip has run that takes them.
 */
public final class Revoked {
    private static final String COUPON = "coupon";
    private static final String BENEFIT = "benefit";
    private static final String BADGE = "badge";

    private record Gift(String type, String code) {}

    private final Map<Gift, Integer> taken = new HashMap<>();

    void coupon(String definition) {
        count(COUPON, definition);
    }

    void benefit(String code) {
        count(BENEFIT, code);
    }

    void badge(String code) {
        count(BADGE, code);
    }

    private void count(String type, String code) {
        taken.merge(new Gift(type, code), 1, Integer::sum);
    }

    /**
     * Those of some gifts that were taken back; of several that are alike as many as were.
     *
     * @param type such as {@code coupon}
     * @param code of a coupon its definition's
     */
    public <T> List<T> among(List<T> gifts, Function<T, String> type, Function<T, String> code) {
        Map<Gift, Integer> left = new HashMap<>(taken);
        List<T> among = new ArrayList<>();
        for (T each : gifts) {
            Gift gift = new Gift(type.apply(each), code.apply(each));
            if (left.merge(gift, -1, Integer::sum) >= 0) {
                among.add(each);
            }
        }
        return List.copyOf(among);
    }
}
