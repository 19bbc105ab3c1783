package dev.guerdon.programme;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;

/** A day that rules may name, such as {@code monthly on 8}. A day that a month does not have falls on its last. */
public sealed interface SpecialDay {
    boolean includes(LocalDate date);

    /** The same day of every month, 1 to 31. */
    record Monthly(int dayOfMonth) implements SpecialDay {
        @Override
        public boolean includes(LocalDate date) {
            return date.getDayOfMonth() == Math.min(dayOfMonth, date.lengthOfMonth());
        }
    }

    /** The same day of every week. */
    record Weekly(DayOfWeek dayOfWeek) implements SpecialDay {
        @Override
        public boolean includes(LocalDate date) {
            return date.getDayOfWeek() == dayOfWeek;
        }
    }

    /** The same day of every year. */
    record Yearly(MonthDay monthDay) implements SpecialDay {
        @Override
        public boolean includes(LocalDate date) {
            return monthDay.atYear(date.getYear()).equals(date);
        }
    }

    /** From a day to a day, both included. */
    record Range(LocalDate from, LocalDate until) implements SpecialDay {
        @Override
        public boolean includes(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(until);
        }
    }
}
