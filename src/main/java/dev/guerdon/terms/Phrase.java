package dev.guerdon.terms;

import dev.guerdon.facts.Activity;
import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition as it stands in a rule, and how a member reads it.
 *
 * @param words with {@code {1}} for the first thing that varies; "" for what goes without saying
 */
record Phrase(Class<?> fact, Pattern condition, String words) {
    private static final String WORD = "\"([^\"]*)\"";
    private static final String WORDS = "\\(([^)]*)\\)";
    private static final String NUMBER = "([0-9.]+)";
    private static final String FROM = "(>=|>) " + NUMBER;

    /** All that can be put into simple words. Scores, stages and segments are the shop's affair and are not among it. */
    private static final List<Phrase> BOOK = List.of(
            member("tier == " + WORD, "for {1} members"),
            member("tier != " + WORD, "for all but {1} members"),
            member("tier in " + WORDS, "for {1} members"),
            member("atLeast\\(" + WORD + "\\)", "for members from {1} on"),
            member("spend12m " + FROM, "with {from money} spent in twelve months"),
            member("spend90d " + FROM, "with {from money} spent in 90 days"),
            member("spendThisQuarter " + FROM, "with {from money} spent this quarter"),
            member("spendThisYear " + FROM, "with {from money} spent this year"),
            member("spendLastYear " + FROM, "with {from money} spent last year"),
            member("spendLifetime " + FROM, "with {from money} spent since joining"),
            member("orders == 0", "on the first order"),
            member("orders == 1", "on the second order"),
            member("orders " + FROM, "with {from} orders"),
            member("orders90d " + FROM, "with {from} orders in 90 days"),
            member("orders12m " + FROM, "with {from} orders in twelve months"),
            member("daysSinceLastOrder <= " + NUMBER, "within {1} days of the last order"),
            member("daysSinceLastOrder >= 0", ""),
            member("birthdayThisMonth", "in the month of the birthday"),
            member("birthdayToday", "on the birthday"),
            member("points > 0", ""),
            member("(?:badges|benefits) not contains " + WORD, ""),
            new Phrase(Today.class, Pattern.compile("is\\(" + WORD + "\\)"), "on {1 day}"),
            new Phrase(Today.class, Pattern.compile("dayOfWeek == " + WORD), "on {1}s"),
            line("category == " + WORD, "on {1}"),
            line("category != " + WORD, "not on {1}"),
            line("category in " + WORDS, "on {1}"),
            line("category not in " + WORDS, "not on {1}"),
            line("brand == " + WORD, "on articles of {1}"),
            line("tags contains " + WORD, "on articles marked {1}"),
            line("tags not contains " + WORD, "on articles not marked {1}"),
            basket("(?:subtotal|total) " + FROM, "from a basket of {from money}"),
            basket("quantity " + FROM, "from {from} articles"),
            basket("quantityOf(?:Tag|Brand|Sku)?\\(" + WORD + "\\) > 0", "with {1} in the basket"),
            basket("quantityOf(?:Tag|Brand|Sku)?\\(" + WORD + "\\) >= " + NUMBER, "from {2} of {1}"),
            basket("amountOf(?:Tag|Brand|Sku)?\\(" + WORD + "\\) >= " + NUMBER, "from {2 money} of {1}"),
            basket("channel == " + WORD, "in the channel {1}"),
            basket("payment == " + WORD, "paid by {1}"),
            new Phrase(Coupon.class, Pattern.compile("definition == " + WORD), "with the coupon {1}"),
            activity("type == " + WORD, "for a {1}"),
            activity("type in " + WORDS, "for {1}"),
            activity("attributes\\[" + WORD + "\\] == \"(?:yes|true)\"", "with {1}"),
            activity("streakDays >= " + NUMBER, "after {1} days in a row"));

    private static final Pattern PLACE = Pattern.compile("\\{(from|\\d)(?: (money|day))?}");

    private static Phrase member(String condition, String words) {
        return new Phrase(Member.class, Pattern.compile(condition), words);
    }

    private static Phrase line(String condition, String words) {
        return new Phrase(Line.class, Pattern.compile(condition), words);
    }

    private static Phrase basket(String condition, String words) {
        return new Phrase(Basket.class, Pattern.compile(condition), words);
    }

    private static Phrase activity(String condition, String words) {
        return new Phrase(Activity.class, Pattern.compile(condition), words);
    }

    /**
     * A condition in words; empty where there are none for it.
     *
     * @param condition as a checked rule tells it
     * @param told how a value is told, of its kind ({@code money}, {@code day} or null) and as it stands in the rule
     */
    static Optional<String> of(Class<?> fact, String condition, BiFunction<String, String, String> told) {
        return BOOK.stream()
                .filter(each -> each.fact() == fact)
                .flatMap(each -> each.read(condition, told).stream())
                .findFirst();
    }

    private Optional<String> read(String text, BiFunction<String, String, String> told) {
        Matcher matcher = condition.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(PLACE.matcher(words)
                .replaceAll(place -> Matcher.quoteReplacement(value(matcher, place.group(1), place.group(2), told))));
    }

    private static String value(Matcher matcher, String place, String kind, BiFunction<String, String, String> told) {
        if (place.equals("from")) {
            return (matcher.group(1).equals(">") ? "more than " : "") + told.apply(kind, matcher.group(2));
        }
        return told.apply(kind, matcher.group(Integer.parseInt(place)).replace("\"", ""));
    }
}
