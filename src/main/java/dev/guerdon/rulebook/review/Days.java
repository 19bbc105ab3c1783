package dev.guerdon.rulebook.review;

import dev.guerdon.facts.Activity;
import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Today;
import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.SpecialDay;
import dev.guerdon.rulebook.language.Condition;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Call;
import dev.guerdon.rulebook.language.Expression.Figure;
import dev.guerdon.rulebook.language.Expression.Text;
import dev.guerdon.rulebook.language.RuleText;
import dev.guerdon.rulebook.review.Claims.Claim;
import dev.guerdon.rulebook.settings.Settings;
import dev.guerdon.rulebook.yaml.Dates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Days and times that rules ask for and propose: those on which the rule does not run, and those that are over. That a time ran
 * out by itself is no mistake, but somebody should take it out.
 */
final class Days {
    private static final String TODAY = Today.class.getSimpleName();
    private static final String BASKET = Basket.class.getSimpleName();
    private static final String ACTIVITY = Activity.class.getSimpleName();
    private static final Set<String> DATED = Set.of(TODAY, BASKET, ACTIVITY);

    private static final String YEAR = TODAY + " year";
    private static final Set<String> DATES = Set.of(TODAY + " date", BASKET + " date", ACTIVITY + " date");
    private static final Set<String> TIMES = Set.of(BASKET + " at", ACTIVITY + " at");

    /** What is proposed up to a day, and what becomes of it when that is over. */
    private static final Map<String, String> UP_TO_A_DAY = Map.of(
            "lapseOn", "points that no other rule lets live longer lapse at once",
            "qualifiesFor", "nobody is in the tier by this rule");

    private final Settings settings;
    private final Instant now;

    Days(Settings settings, Instant now) {
        this.settings = settings;
        this.now = now;
    }

    void check(Draft rule) {
        if (rule.isWhole() && now.isAfter(Instant.MIN)) {
            checkConditions(rule);
            checkProposals(rule);
        }
    }

    private void checkConditions(Draft rule) {
        List<Condition> conditions = rule.text().conditions();
        List<Pattern> required = conditions.stream().flatMap(Days::required).toList();
        if (required.stream().noneMatch(pattern -> DATED.contains(pattern.fact()))) {
            return;
        }
        Collection<Class<?>> facts = rule.origin().rulePackage().facts();
        TierOrder tiers = new TierOrder(settings.programme().tiers());
        Claims claims = new Claims(new Subjects(facts, conditions, tiers), tiers);
        required.forEach(pattern -> pattern.constraints().stream()
                .filter(constraint -> constraint.binding() == null && rule.isSound(constraint.expression()))
                .flatMap(constraint -> Spelling.operands("&&", constraint.expression()))
                .forEach(condition -> check(rule, condition, pattern, claims)));
    }

    /** Patterns without which the rule does not fire. */
    private static Stream<Pattern> required(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().flatMap(Days::required);
        } else if (condition instanceof Condition.Some some) {
            return Stream.of(some.pattern());
        }
        return condition instanceof Pattern pattern ? Stream.of(pattern) : Stream.empty();
    }

    private void check(Draft rule, Expression condition, Pattern own, Claims claims) {
        claims.of(condition, own, true).filter(Claim::canHold).ifPresent(claim -> check(rule, condition, claim));
        if (condition instanceof Call call
                && own.fact().equals(TODAY)
                && call.name().equals("is")
                && call.arguments().get(0) instanceof Text name
                && settings.programme().days().get(name.value()) instanceof SpecialDay.Range range
                && range.until().isBefore(today())) {
            rule.warn(
                    call.at(),
                    "the special day " + name + " is over since " + range.until()
                            + ": take the rule out, or give the day another date in programme.yaml");
        }
    }

    private void check(Draft rule, Expression condition, Claim claim) {
        Instant from = from(rule);
        Instant until = until(rule);
        if (from.isBefore(until) && !canHold(claim, from, until)) {
            rule.refuse(
                    condition.at(),
                    condition + " never holds while the rule runs, which is " + span(from, until)
                            + ": give one of them another day");
        } else if (until.isAfter(now) && !canHold(claim, now, Instant.MAX)) {
            rule.warn(condition.at(), condition + " never comes again: take the rule out, or give it another day");
        }
    }

    /** Points with a term of their own that is over before they can be used. */
    private void checkTerm(Draft rule, RuleText.Statement statement) {
        int pending = settings.programme().points().availableAfterDays();
        if (statement.lapseAfterDays() instanceof Figure days
                && rule.isSound(days)
                && days.value().compareTo(BigDecimal.valueOf(pending)) < 0) {
            rule.warn(
                    days.at(),
                    "these points lapse before they can be used, which is " + pending
                            + " days after they were earned (availableAfterDays of programme.yaml): nobody can spend them");
        }
    }

    private Instant from(Draft rule) {
        return campaign(rule).map(Campaign::from).filter(rule.from()::isBefore).orElse(rule.from());
    }

    private Instant until(Draft rule) {
        return campaign(rule).map(Campaign::until).filter(rule.until()::isAfter).orElse(rule.until());
    }

    private Optional<Campaign> campaign(Draft rule) {
        return Optional.ofNullable(
                settings.campaigns().get(String.valueOf(rule.origin().campaign())));
    }

    /** Whether what a condition says of a day, a time or a year can be so between two moments, of which the second is behind. */
    private boolean canHold(Claim claim, Instant from, Instant until) {
        String subject = claim.subject().key();
        boolean isOpen = until.equals(Instant.MAX);
        if (TIMES.contains(subject)) {
            return claim.allows(from, isOpen ? null : until.minusNanos(1));
        } else if (DATES.contains(subject)) {
            return claim.allows(
                    day(from).toString(),
                    isOpen ? null : day(until.minusNanos(1)).toString());
        }
        return !subject.equals(YEAR) || claim.allows(year(from), isOpen ? null : year(until.minusNanos(1)));
    }

    private BigDecimal year(Instant moment) {
        return BigDecimal.valueOf(day(moment).getYear());
    }

    /** Of what is open at its beginning the first day that can be written. */
    private LocalDate day(Instant moment) {
        return moment.equals(Instant.MIN)
                ? LocalDate.EPOCH
                : LocalDate.ofInstant(moment, settings.programme().zone());
    }

    private LocalDate today() {
        return day(now);
    }

    private String span(Instant from, Instant until) {
        String begin = from.equals(Instant.MIN) ? "" : "from " + day(from);
        String end = until.equals(Instant.MAX) ? "" : "until " + day(until.minusNanos(1));
        return begin + (begin.isEmpty() || end.isEmpty() ? "" : " ") + end;
    }

    /** Points that lapse on a day that is over, and tiers that are held to one. */
    private void checkProposals(Draft rule) {
        if (!until(rule).isAfter(now)) {
            return;
        }
        for (RuleText.Statement statement : rule.text().consequence()) {
            checkTerm(rule, statement);
            String otherwise = UP_TO_A_DAY.get(statement.verb());
            if (otherwise != null && rule.isSound(statement.at())) {
                statement.arguments().stream()
                        .skip(statement.arguments().size() - 1L)
                        .filter(argument -> argument instanceof Text && rule.isSound(argument))
                        .forEach(argument -> Dates.day(((Text) argument).value())
                                .filter(day -> day.isBefore(today()))
                                .ifPresent(day -> rule.warn(
                                        argument.at(),
                                        day + " is over: " + otherwise
                                                + "; give it another day, or take the rule out")));
            }
        }
    }
}
