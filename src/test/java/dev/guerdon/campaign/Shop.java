package dev.guerdon.campaign;

import dev.guerdon.database.MigratedDatabase;
import dev.guerdon.money.Money;
import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Campaign.Limit;
import dev.guerdon.programme.Campaign.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A shop in Shanghai, eight hours before UTC, whose orders use campaigns. */
final class Shop {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Instant NOON = time("2026-06-18T12:00");

    private final MigratedDatabase database = MigratedDatabase.started();

    static Instant time(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    static Limit uses(long uses) {
        return new Limit(uses, Long.MAX_VALUE, Optional.empty());
    }

    static Limit points(long points) {
        return new Limit(Long.MAX_VALUE, points, Optional.empty());
    }

    static Limit amount(String amount) {
        return new Limit(Long.MAX_VALUE, Long.MAX_VALUE, Optional.of(Money.of(amount)));
    }

    static Campaign perMember(Limit limit, Period period) {
        return campaign(limit, period, 0, Limit.NONE);
    }

    static Campaign budget(Limit budget) {
        return campaign(Limit.NONE, Period.EVER, 0, budget);
    }

    static Campaign every(int days) {
        return campaign(Limit.NONE, Period.EVER, days, Limit.NONE);
    }

    static Campaign campaign(Limit limit, Period period, int every, Limit budget) {
        String code = "c-" + UUID.randomUUID();
        return new Campaign(code, Instant.MIN, Instant.MAX, limit, period, every, budget);
    }

    Map<String, Left> left(List<Campaign> campaigns, String member, Instant at) {
        return database.ask(reads -> Gates.read(reads, campaigns, member, at, ZONE))
                .left();
    }

    Left left(Campaign campaign, String member, Instant at) {
        return left(List.of(campaign), member, at).get(campaign.code());
    }

    /** What is left where decisions are only tried, from now on. */
    Left leftToTry(Campaign campaign, String member, Instant at) {
        return database.ask(reads -> TriedUses.fromNow(reads, List.of(campaign), ZONE))
                .left(member, at)
                .get(campaign.code());
    }

    /** Takes without asking what is left; answers what was exhausted, and then keeps nothing. */
    Set<String> order(String id, String member, Instant at, long points, String amount, Campaign... campaigns) {
        Taking[] taking = new Taking[1];
        try {
            database.inTransaction(
                    writes -> {
                        taking[0] = Taking.of(writes);
                        for (Campaign campaign : campaigns) {
                            LocalDate on = LocalDate.ofInstant(at, ZONE);
                            taking[0].take(campaign, member, "order", id, at, on, points, Money.of(amount));
                        }
                    },
                    () -> taking[0].exhausted().isEmpty());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        return taking[0].exhausted();
    }

    /** An order under a new id. */
    Set<String> order(String member, Instant at, Campaign... campaigns) {
        return order(UUID.randomUUID().toString(), member, at, 0, "0", campaigns);
    }

    void cancel(String id, String member) {
        database.write(writes -> Taking.giveBack(writes, member, "order", id));
    }

    Uses uses(List<String> members, List<String> campaigns, Instant at) {
        Map<String, Instant> seen = new HashMap<>();
        members.forEach(member -> seen.put(member, at));
        return database.ask(reads -> Uses.read(reads, seen, campaigns, ZONE));
    }
}
