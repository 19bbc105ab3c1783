package dev.guerdon.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A check-in, review, share or the like that is being decided. Counts are of this type by this member, this one included.
 *
 * @param subject what it is about; "" without
 * @param before the earlier ones of this type
 * @param countLifetime of this type by this member
 * @param streakDays days in a row up to today with one of this type
 */
public record Activity(
        @Fact("the activity's id, as the shop chose it") String id,
        @Fact(value = "activity type", word = Word.ACTIVITY) String type,
        @Fact("time") Instant at,
        @Fact("day") LocalDate date,
        @Fact("what it is about; \"\" without") String subject,

        @Fact(value = "attributes, as attributes[\"name\"]; \"\" when missing", word = Word.ATTRIBUTE)
        Map<String, String> attributes,

        @Fact(value = "how many of this type the member ever did, this one included", least = 1)
        int countLifetime,

        @Fact(value = "days in a row, up to today, with one of this type", least = 1)
        int streakDays,

        List<Earlier> before) {

    /** An earlier activity of the same type by the same member. */
    public record Earlier(LocalDate date, String subject) {}

    @Fact(value = "how many of this type today, this one included", least = 1)
    public int countToday() {
        return countWithin(1);
    }

    @Fact(value = "how many of this type within so many days up to today, this one included", least = 1)
    public int countWithin(int days) {
        int count = 1;
        for (Earlier earlier : before) {
            if (within(earlier, days)) {
                count++;
            }
        }
        return count;
    }

    @Fact(value = "how many of this type and subject within so many days, this one included", least = 1)
    public int countOfSubjectWithin(int days) {
        int count = 1;
        for (Earlier earlier : before) {
            if (within(earlier, days) && earlier.subject().equals(subject)) {
                count++;
            }
        }
        return count;
    }

    @Fact(value = "how many different subjects of this type within so many days, this one included", least = 1)
    public int subjectsWithin(int days) {
        Set<String> subjects = new HashSet<>(Set.of(subject));
        for (Earlier earlier : before) {
            if (within(earlier, days)) {
                subjects.add(earlier.subject());
            }
        }
        return subjects.size();
    }

    private boolean within(Earlier earlier, int days) {
        long ago = ChronoUnit.DAYS.between(earlier.date(), date);
        return ago >= 0 && ago < days;
    }
}
