package dev.guerdon.terms;

import static java.math.BigDecimal.ONE;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.guerdon.decision.Offer;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.programme.Catalogue;
import dev.guerdon.programme.Programme;
import dev.guerdon.programme.SpecialDay;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.language.Checked;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Conditions in the words of a member.
 *
 * @param rulePackage in which they stand; discounts are for guests, too, so that it has to be said of what is not
 * @param given badges and benefits that are given to who does not have them yet, which need not be said
 */
record Wording(Programme programme, Catalogue catalogue, RulePackage rulePackage, Set<String> given) {
    private static final Pattern NOT_YET = Pattern.compile("(?:badges|benefits) not contains \"([^\"]*)\"");
    private static final Pattern ORDERED = Pattern.compile(Phrase.ORDERED);
    private static final String ON = "on ";
    private static final String FOR = "for ";
    private static final String MEMBERS = "members";
    private static final Pattern ABSENCE = Pattern.compile("daysSinceLast(Order|Activity) (>=|>|==) [1-9]");

    private static final Pattern LAST_DAY =
            Pattern.compile("date (?<sign><=|<|==) \"(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\"");

    /** Those of a rule. */
    static Wording of(Rulebook rulebook, Checked.Rule rule) {
        Set<String> codes = rule.consequence().stream()
                .map(Checked.Statement::constant)
                .flatMap(proposal -> {
                    if (proposal instanceof Proposal.GiveBadge badge) {
                        return Stream.of(badge.code());
                    }
                    return proposal instanceof Proposal.GiveBenefit benefit ? Stream.of(benefit.code()) : Stream.of();
                })
                .collect(toSet());
        return new Wording(
                rulebook.programme(), rulebook.catalogue(), rule.origin().rulePackage(), codes);
    }

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
            return some.match().fact() == Line.class ? inTheBasket(some.match()) : match(some.match());
        } else if (part instanceof Checked.All all) {
            return conditions(all.parts());
        }
        return Optional.empty();
    }

    /** That there is such a line is no bound on what is given. */
    private Optional<String> inTheBasket(Checked.Match line) {
        return match(line).filter(words -> line.constraints().size() == 1).flatMap(words -> {
            if (words.startsWith(ON)) {
                return Optional.of("with " + words.substring(ON.length()) + " in the basket");
            }
            return Optional.of(words).filter(each -> each.startsWith("with "));
        });
    }

    private Optional<String> match(Checked.Match match) {
        List<String> words = new ArrayList<>();
        for (Checked.Constraint constraint : match.constraints()) {
            if (goesWithoutSaying(constraint, match)) {
                continue;
            }
            Optional<String> told = Phrase.of(rulePackage, match.fact(), constraint.text(), this::told);
            if (told.isEmpty()) {
                return Optional.empty();
            }
            told.filter(each -> !each.isEmpty()).ifPresent(words::add);
        }
        if (match.fact() == Member.class
                && rulePackage == RulePackage.DISCOUNTS
                && words.stream().noneMatch(each -> each.contains(FOR) && each.contains(MEMBERS))) {
            words.add(0, FOR + MEMBERS);
        }
        return Optional.of(String.join(", ", words));
    }

    /** What is given once, and that who is some days behind an order has ordered. */
    private boolean goesWithoutSaying(Checked.Constraint constraint, Checked.Match match) {
        Matcher notYet = NOT_YET.matcher(constraint.text());
        if (notYet.matches() && given.contains(notYet.group(1))) {
            return true;
        }
        return ORDERED.matcher(constraint.text()).matches()
                && match.constraints().stream()
                        .anyMatch(other -> other.text().startsWith("daysSinceLastOrder ")
                                && !other.text().equals(constraint.text()));
    }

    /** Of no kind, or of one that can be counted. */
    private String told(String kind, String value) {
        if (kind == null) {
            return value;
        }
        return switch (kind) {
            case "money" -> Offer.money(new BigDecimal(value), programme.currency());
            case "special" -> special(value);
            case "month" -> each(value, Wording::month);
            case "activity" -> each(value, this::activity);
            case "coupon" -> each(value, this::coupon);
            case "rank" -> ordinal(Integer.parseInt(value));
            default -> count(new BigDecimal(value), kind);
        };
    }

    private static String each(String list, UnaryOperator<String> told) {
        return Arrays.stream(list.split(", ")).map(told).collect(joining(", "));
    }

    private String activity(String type) {
        Programme.ActivityType known = programme.activities().get(type);
        return known == null || known.perDay() == 0 ? type : type + " (" + times(known.perDay()) + " a day)";
    }

    private String coupon(String definition) {
        return definition + Gain.limits(catalogue.coupons().get(definition));
    }

    static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    private String special(String name) {
        SpecialDay day = programme.days().get(name);
        return day == null ? name : name + " (" + day(day) + ")";
    }

    private static String count(BigDecimal number, String kind) {
        return number.stripTrailingZeros().toPlainString() + " " + (number.compareTo(ONE) == 0 ? kind : kind + "s");
    }

    private static String month(String number) {
        return Month.of(new BigDecimal(number).intValueExact()).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** Whether it is about who stays away. */
    static boolean isAboutAbsence(List<Checked.Part> parts) {
        return parts.stream()
                .flatMap(Wording::constraints)
                .anyMatch(constraint -> ABSENCE.matcher(constraint.text()).lookingAt());
    }

    /** Whether it speaks of two lines that may be different ones. */
    static boolean isAboutSeveralLines(List<Checked.Part> parts) {
        return lines(parts).count() > 1;
    }

    private static Stream<Checked.Match> lines(List<Checked.Part> parts) {
        return parts.stream().flatMap(part -> {
            if (part instanceof Checked.All all) {
                return lines(all.parts());
            }
            return part instanceof Checked.Match match && match.fact() == Line.class
                    ? Stream.of(match)
                    : Stream.empty();
        });
    }

    /** Whether it can't hold on a day or later, as it asks for an earlier one. */
    static boolean isOver(List<Checked.Part> parts, LocalDate on) {
        return parts.stream()
                .flatMap(Wording::constraints)
                .map(constraint -> LAST_DAY.matcher(constraint.text()))
                .filter(Matcher::matches)
                .anyMatch(matcher -> {
                    LocalDate day = LocalDate.parse(matcher.group("day"));
                    return matcher.group("sign").equals("<") ? !day.isAfter(on) : day.isBefore(on);
                });
    }

    private static Stream<Checked.Constraint> constraints(Checked.Part part) {
        if (part instanceof Checked.Match match) {
            return match.constraints().stream();
        } else if (part instanceof Checked.Some some) {
            return some.match().constraints().stream();
        }
        return part instanceof Checked.All all ? all.parts().stream().flatMap(Wording::constraints) : Stream.empty();
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
