package dev.guerdon.campaign;

import dev.guerdon.money.Money;
import dev.guerdon.programme.Campaign;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one member had of campaigns, kept in memory instead of in the database, where nobody else takes of their budgets. */
public final class Tally {
    private final List<Use> uses = new ArrayList<>();

    private record Use(String campaign, String cause, String causeId, LocalDate on, long points, Money amount) {}

    /** One use of a campaign. Of one cause a campaign is used once, for all that it gave. */
    public void take(String campaign, String cause, String causeId, LocalDate on, long points, Money amount) {
        uses.add(new Use(campaign, cause, causeId, on, points, amount));
    }

    /** Undoes the uses of one cause. */
    public void giveBack(String cause, String causeId) {
        uses.removeIf(use -> use.cause().equals(cause) && use.causeId().equals(causeId));
    }

    /** The campaigns that were used for a cause. */
    public Set<String> of(String cause, String causeId) {
        return uses.stream()
                .filter(use -> use.cause().equals(cause) && use.causeId().equals(causeId))
                .map(Use::campaign)
                .collect(Collectors.toSet());
    }

    /** By campaign; those of which nothing was had are missing. */
    public Map<String, Uses.Record> records(LocalDate on) {
        Map<String, Uses.Record> records = new TreeMap<>();
        uses.stream().map(Use::campaign).distinct().forEach(code -> {
            int days = Math.toIntExact(ChronoUnit.DAYS.between(lastOn(code), on));
            records.put(code, new Uses.Record(Math.toIntExact(of(code).count()), days));
        });
        return records;
    }

    /**
     * What is left, by code of the campaigns that are limited and run at a moment; all others are open without bounds.
     *
     * @param on the day of the moment in the programme's zone
     */
    public Map<String, Left> left(Collection<Campaign> campaigns, Instant at, LocalDate on) {
        Map<String, Left> left = new LinkedHashMap<>();
        campaigns.stream()
                .filter(campaign -> campaign.isLimited() && campaign.runsAt(at))
                .forEach(campaign -> left.put(campaign.code(), leftOf(campaign, on)));
        return left;
    }

    private Left leftOf(Campaign campaign, LocalDate on) {
        LocalDate start = MemberSpent.startOf(campaign.per(), on);
        Spent inPeriod = spent(of(campaign.code()).filter(use -> !use.on().isBefore(start)));
        Left ofBudget = spent(of(campaign.code())).of(campaign.budget(), "the budget of ", " is spent");
        return new MemberSpent(inPeriod, lastOn(campaign.code()), null)
                .of(campaign, on)
                .and(ofBudget);
    }

    private Stream<Use> of(String code) {
        return uses.stream().filter(use -> use.campaign().equals(code));
    }

    /** Null before the first. */
    private LocalDate lastOn(String code) {
        return of(code).map(Use::on).max(LocalDate::compareTo).orElse(null);
    }

    private static Spent spent(Stream<Use> uses) {
        return uses.reduce(
                Spent.NOTHING,
                (spent, use) -> new Spent(
                        spent.uses() + 1,
                        spent.points() + use.points(),
                        spent.amount().plus(use.amount())),
                (one, other) -> one);
    }
}
