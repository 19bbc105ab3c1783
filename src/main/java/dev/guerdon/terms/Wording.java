package dev.guerdon.terms;

import dev.guerdon.money.Currency;
import dev.guerdon.programme.Programme;
import dev.guerdon.programme.SpecialDay;
import dev.guerdon.rulebook.language.Checked;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Conditions in the words of a member. */
record Wording(Programme programme) {

    /** All of them; empty where one can't be put into simple words. */
    Optional<String> conditions(List<Checked.Part> parts) {
        List<String> words = new ArrayList<>();
        for (Checked.Part part : parts) {
            Optional<String> told = condition(part);
            if (told.isEmpty()) {
                return Optional.empty();
            }
            told.filter(each -> !each.isEmpty()).ifPresent(words::add);
        }
        return Optional.of(String.join(", ", words));
    }

    private Optional<String> condition(Checked.Part part) {
        if (part instanceof Checked.Match match) {
            return match(match);
        } else if (part instanceof Checked.Some some) {
            return match(some.match());
        } else if (part instanceof Checked.All all) {
            return conditions(all.parts());
        }
        return Optional.empty();
    }

    private Optional<String> match(Checked.Match match) {
        List<String> words = new ArrayList<>();
        for (Checked.Constraint constraint : match.constraints()) {
            Optional<String> told = Phrase.of(match.fact(), constraint.text(), this::told);
            if (told.isEmpty()) {
                return Optional.empty();
            }
            told.filter(each -> !each.isEmpty()).ifPresent(words::add);
        }
        return Optional.of(String.join(", ", words));
    }

    private String told(String kind, String value) {
        if ("money".equals(kind)) {
            return money(programme.currency(), new BigDecimal(value));
        } else if ("day".equals(kind)) {
            SpecialDay day = programme.days().get(value);
            return day == null ? value : value + " (" + day(day) + ")";
        }
        return value;
    }

    static String money(Currency currency, BigDecimal amount) {
        return currency.round(amount).toString();
    }

    private static String day(SpecialDay day) {
        if (day instanceof SpecialDay.Monthly monthly) {
            return "the " + ordinal(monthly.dayOfMonth()) + " of each month";
        } else if (day instanceof SpecialDay.Weekly weekly) {
            return "every " + weekly.dayOfWeek().name().toLowerCase(Locale.ROOT);
        } else if (day instanceof SpecialDay.Yearly yearly) {
            return "every year on " + yearly.monthDay().toString().substring(2);
        }
        SpecialDay.Range range = (SpecialDay.Range) day;
        return range.from().equals(range.until())
                ? range.from().toString()
                : "from " + range.from() + " until " + range.until();
    }

    /** 1st, 2nd, 3rd, 4th, 11th. */
    static String ordinal(int number) {
        int last = number % 100 / 10 == 1 ? 0 : number % 10;
        return number
                + switch (last) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }
}
