package dev.guerdon.rehearsal.journey;

import dev.guerdon.facts.Activity;
import dev.guerdon.facts.Activity.Earlier;
import dev.guerdon.facts.Member.ActivityRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a member did that counts: what went beyond a day's number does not, and no rule sees it. */
final class Deeds {
    private final Map<String, List<Earlier>> byType = new TreeMap<>();

    void add(Activity activity) {
        byType.computeIfAbsent(activity.type(), type -> new ArrayList<>())
                .add(new Earlier(activity.date(), activity.subject()));
    }

    /** How many of a type were done on a day. */
    int ofDay(String type, LocalDate on) {
        return (int) of(type).stream().filter(each -> each.date().equals(on)).count();
    }

    /** The one that comes after them, as rules see it. */
    Activity next(Step.Deed deed, Instant at, LocalDate on) {
        List<Earlier> before = of(deed.type());
        return new Activity(
                deed.id(),
                deed.type(),
                at,
                on,
                deed.subject(),
                deed.attributes(),
                before.size() + 1,
                daysInARow(before, on) + 1,
                List.copyOf(before));
    }

    Map<String, ActivityRecord> records(LocalDate today) {
        Map<String, ActivityRecord> records = new TreeMap<>();
        byType.forEach((type, all) -> {
            LocalDate last = all.get(all.size() - 1).date();
            int days = Math.toIntExact(ChronoUnit.DAYS.between(last, today));
            records.put(type, new ActivityRecord(all.size(), last, days));
        });
        return records;
    }

    private static int daysInARow(List<Earlier> before, LocalDate on) {
        Set<LocalDate> days = before.stream().map(Earlier::date).collect(Collectors.toSet());
        int row = 0;
        while (days.contains(on.minusDays(row + 1L))) {
            row++;
        }
        return row;
    }

    private List<Earlier> of(String type) {
        return byType.getOrDefault(type, List.of());
    }
}
