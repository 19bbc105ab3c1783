package dev.guerdon.programme;

import dev.guerdon.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A campaign's dates and limits, as its {@code campaign.yaml} says them. A limit that is left out is {@link Long#MAX_VALUE}
 * or empty.
 *
 * @param from first moment, or {@link Instant#MIN}
 * @param until first moment after the end, or {@link Instant#MAX}
 * @param every at most once in that many days per member; 0: no such limit
 */
public record Campaign(String code, Instant from, Instant until, Limit perMember, Period per, int every, Limit budget) {

    public boolean runsAt(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    public boolean isLimited() {
        return perMember.isLimit() || budget.isLimit() || every > 0;
    }

    /** The time over which a member's limit is counted. */
    public enum Period {
        EVER,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    /** Bounds on uses, points and money; what is not bounded is {@link Long#MAX_VALUE} or empty. */
    public record Limit(long uses, long points, Optional<Money> amount) {
        public static final Limit NONE = new Limit(Long.MAX_VALUE, Long.MAX_VALUE, Optional.empty());

        public boolean isLimit() {
            return !equals(NONE);
        }
    }
}
