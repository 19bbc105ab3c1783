package dev.guerdon.rehearsal;

import dev.guerdon.facts.Activity;
import dev.guerdon.facts.Activity.Earlier;
import dev.guerdon.facts.Word;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a scenario's {@code activity:}. Earlier ones may be listed ({@code before}), or be said by their counts
 * ({@code countToday}, {@code streakDays}): then they are of the same subject.
 */
final class ActivityFacts {
    private static final int MOST_COUNTED = 10_000;
    private static final int MOST_EVER = 1_000_000_000;

    private final YamlMap yaml;
    private final Words words;
    private final LocalDate today;
    private final List<Earlier> before = new ArrayList<>();

    private ActivityFacts(YamlMap yaml, Words words, LocalDate today) {
        this.yaml = yaml;
        this.words = words;
        this.today = today;
    }

    static Activity read(YamlMap yaml, Words words, Instant at, LocalDate today) {
        return new ActivityFacts(yaml, words, today).read(at);
    }

    private Activity read(Instant at) {
        if (yaml.get("type").isEmpty()) {
            yaml.report("type", "An activity must have a type.");
        }
        String subject = yaml.word("subject").orElse("");
        yaml.list("before").forEach(item -> readEarlier(item, subject));
        addEarlierToday(subject);
        int streakDays = streakDays(subject);
        int known = before.size() + 1;
        int countLifetime = yaml.integer("countLifetime", 1, MOST_EVER, known);
        if (words.knowDays() && countLifetime < known) {
            yaml.report("countLifetime", "countLifetime is less than the " + known + " that the scenario tells of.");
        }
        Activity activity = new Activity(
                yaml.word("id").orElse("activity"),
                words.word(yaml, "type", Word.ACTIVITY),
                at,
                today,
                subject,
                words.attributes(yaml),
                countLifetime,
                streakDays,
                List.copyOf(before));
        yaml.done();
        return activity;
    }

    private void readEarlier(YamlValue item, String subject) {
        YamlMap map = item.map();
        LocalDate date = map.day("date").orElse(today);
        if (words.knowDays() && date.isAfter(today)) {
            map.report("date", "An earlier activity can't be of a later day.");
        }
        before.add(new Earlier(date, map.word("subject").orElse(subject)));
        map.done();
    }

    private void addEarlierToday(String subject) {
        int told = 1
                + (int) before.stream()
                        .filter(each -> each.date().equals(today))
                        .count();
        int countToday = yaml.integer("countToday", 1, MOST_COUNTED, told);
        if (words.knowDays() && countToday < told) {
            yaml.report("countToday", "countToday is less than the " + told + " that the scenario tells of.");
        }
        for (int i = told; i < countToday; i++) {
            before.add(new Earlier(today, subject));
        }
    }

    /** A streak that is said has one activity on each of its days; one that is not follows from the earlier ones. */
    private int streakDays(String subject) {
        Set<LocalDate> days = before.stream().map(Earlier::date).collect(Collectors.toSet());
        int told = 1;
        while (days.contains(today.minusDays(told))) {
            told++;
        }
        int streakDays = yaml.integer("streakDays", 1, MOST_COUNTED, told);
        if (words.knowDays() && streakDays < told) {
            yaml.report("streakDays", "streakDays is less than the " + told + " that the scenario tells of.");
        }
        for (int ago = told; ago < streakDays; ago++) {
            if (!days.contains(today.minusDays(ago))) {
                before.add(new Earlier(today.minusDays(ago), subject));
            }
        }
        return streakDays;
    }
}
