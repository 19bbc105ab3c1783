package dev.guerdon.terms;

import dev.guerdon.facts.Activity;
import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.proposal.RulePackage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition as it stands in a rule, and how a member reads it.
 *
 * @param words with {@code {1}} for the first thing that varies, told as its kind ({@code {1 money}}), {@code {bound order}} for
 *     a comparison with a number of orders, and {@code {from money}} for one with the least amount; "" for what goes without
 *     saying
 * @param packages in whose rules it reads so
 */
record Phrase(Class<?> fact, Pattern condition, String words, Set<RulePackage> packages) {
    /** There the member is as before the order. */
    private static final Set<RulePackage> OF_AN_ORDER =
            Set.of(RulePackage.DISCOUNTS, RulePackage.REDEMPTION, RulePackage.EARNING);

    /** There all sums are at list price. */
    private static final Set<RulePackage> DISCOUNTS_ONLY = Set.of(RulePackage.DISCOUNTS);

    private static final Set<RulePackage> ALL = Set.of(RulePackage.values());

    private static final String WORD = "\"([^\"]+)\"";
    private static final String WORDS = "\\((\"[^\"]+\"(?:, \"[^\"]+\")*)\\)";
    private static final String NUMBER = "([0-9.]+)";
    private static final String RANK = "0*([1-9][0-9]{0,8})(?:\\.0+)?";
    private static final String MONTH = "0*(?:1[0-2]|[1-9])(?:\\.0+)?";
    private static final String FROM = "(?<sign>>=|>) (?<number>[0-9.]+)";
    private static final String BOUND = "(?<sign>>=|>|<=|<|==) (?<number>[0-9.]+)";
    static final String ORDERED = "daysSinceLastOrder (?:>= 0|> -1|!= -1)";
    private static final String OF = "(?:Tag|Brand|Sku)?\\(" + WORD + "\\) ";

    /**
     * All that can be put into simple words; of several that fit the first. Scores, stages and segments are the shop's affair and
     * are not among it.
     */
    private static final List<Phrase> BOOK = List.of(
            member("tier == " + WORD, "for {1} members"),
            member("tier != " + WORD, "for members of all tiers but {1}"),
            member("tier in " + WORDS, "for {1} members"),
            member("tier not in " + WORDS, "for members of all tiers but {1}"),
            member("atLeast\\(" + WORD + "\\)", "for members from {1} on"),
            member("!atLeast\\(" + WORD + "\\)", "for members below {1}"),
            member("spend12m " + FROM, "with {from money} spent in twelve months"),
            member("spend12m " + BOUND, "with {bound money} spent in twelve months"),
            member("spend90d " + FROM, "with {from money} spent in 90 days"),
            member("spend90d " + BOUND, "with {bound money} spent in 90 days"),
            member("spendThisQuarter " + FROM, "with {from money} spent this quarter"),
            member("spendThisQuarter " + BOUND, "with {bound money} spent this quarter"),
            member("spendThisYear " + FROM, "with {from money} spent this year"),
            member("spendThisYear " + BOUND, "with {bound money} spent this year"),
            member("spendLastYear " + FROM, "with {from money} spent last year"),
            member("spendLastYear " + BOUND, "with {bound money} spent last year"),
            member("spendLifetime " + FROM, "with {from money} spent since joining"),
            member("spendLifetime " + BOUND, "with {bound money} spent since joining"),
            member("averageOrderValue " + BOUND, "with {bound money} spent in an average order"),
            member("orders == 0", "on the first order").in(OF_AN_ORDER),
            member("orders == 0", "for members who have not ordered yet"),
            member("orders == 1", "on the second order").in(OF_AN_ORDER),
            member("orders " + BOUND, "with {bound order}"),
            member("orders90d " + BOUND, "with {bound order} in 90 days"),
            member("orders12m " + BOUND, "with {bound order} in twelve months"),
            member(ORDERED, "for members who ordered before"),
            member("daysSinceLastOrder (?:< 0|<= -1|== -1)", "on the first order")
                    .in(OF_AN_ORDER),
            member("daysSinceLastOrder (?:< 0|<= -1|== -1)", "for members who have not ordered yet"),
            member("daysSinceLastOrder <= " + NUMBER, "within {1 day} of the last order"),
            member("daysSinceLastOrder " + BOUND, "{bound day} after the last order"),
            member("daysSinceJoined (?:<= 0|== 0|< 1)", "on the day of joining"),
            member("daysSinceJoined <= " + NUMBER, "within {1 day} of joining"),
            member("daysSinceJoined " + BOUND, "{bound day} after joining"),
            member("joinedOn >= " + WORD, "for members who joined on {1} or later"),
            member("joinedOn > " + WORD, "for members who joined after {1}"),
            member("joinedOn <= " + WORD, "for members who joined on {1} or earlier"),
            member("joinedOn < " + WORD, "for members who joined before {1}"),
            member("birthdayThisMonth", "in the month of the birthday"),
            member("birthdayToday", "on the birthday"),
            member("points (?:> 0|>= 1)", "for members with points"),
            member("points " + BOUND, "with {bound point}"),
            member("bought\\(" + WORD + "\\)\\.orders (?:> 0|>= 1)", "for members who bought {1} before"),
            member("bought\\(" + WORD + "\\)\\.orders == 0", "for members who never bought {1}"),
            member("bought\\(" + WORD + "\\)\\.orders " + BOUND, "with {bound order} of {1}"),
            member("bought\\(" + WORD + "\\)\\.spend " + BOUND, "with {bound money} spent on {1}"),
            member("activity\\(" + WORD + "\\)\\.count (?:> 0|>= 1)", "after a {1}"),
            member("activity\\(" + WORD + "\\)\\.count " + BOUND, "with {bound time} a {1}"),
            member("badges contains " + WORD, "with the badge {1}"),
            member("benefits contains " + WORD, "with {1}"),
            member("badges not contains " + WORD, "for members without the badge {1}"),
            member("benefits not contains " + WORD, "for members without {1}"),
            today("is\\(" + WORD + "\\)", "on {1 special}"),
            today("!is\\(" + WORD + "\\)", "not on {1 special}"),
            today("month == (" + MONTH + ")", "in {1 month}"),
            today("month in \\((" + MONTH + "(?:, " + MONTH + ")*)\\)", "in {1 month}"),
            today("dayOfMonth == " + RANK, "on the {1 rank} of a month"),
            today("dayOfMonth >= " + RANK, "from the {1 rank} of a month on"),
            today("dayOfMonth <= " + RANK, "until the {1 rank} of a month"),
            today("dayOfWeek == " + WORD, "on {1}s"),
            today("dayOfWeek in " + WORDS, "on {1}"),
            today("date == " + WORD, "on {1}"),
            today("date >= " + WORD, "from {1} on"),
            today("date > " + WORD, "after {1}"),
            today("date <= " + WORD, "until {1}"),
            today("date < " + WORD, "before {1}"),
            line("category == " + WORD, "on {1}"),
            line("category != " + WORD, "not on {1}"),
            line("category in " + WORDS, "on {1}"),
            line("category not in " + WORDS, "not on {1}"),
            line("brand == " + WORD, "on articles of {1}"),
            line("brand != " + WORD, "not on articles of {1}"),
            line("brand in " + WORDS, "on articles of {1}"),
            line("brand not in " + WORDS, "not on articles of {1}"),
            line("sku == " + WORD, "on the article {1}"),
            line("sku in " + WORDS, "on the articles {1}"),
            line("tags contains " + WORD, "on articles marked {1}"),
            line("tags not contains " + WORD, "on articles not marked {1}"),
            line("unitPrice " + BOUND, "on articles of {bound money} each"),
            line("quantity " + BOUND, "with {bound piece} of an article"),
            line("(?:amount|net|paid) " + BOUND, "with {bound money} of an article"),
            basket("subtotal " + FROM, "from a basket of {from money}"),
            basket("subtotal " + BOUND, "in a basket of {bound money}"),
            basket("(?:subtotal|total) " + FROM, "from a basket of {from money}")
                    .in(DISCOUNTS_ONLY),
            basket("(?:subtotal|total) " + BOUND, "in a basket of {bound money}")
                    .in(DISCOUNTS_ONLY),
            basket("total " + FROM, "from a basket of {from money} after discounts"),
            basket("total " + BOUND, "in a basket of {bound money} after discounts"),
            basket("quantity " + FROM, "from {from article}"),
            basket("quantity " + BOUND, "with {bound article}"),
            basket("quantityOf" + OF + "(?:> 0|>= 1)", "with {1} in the basket"),
            basket("quantityOf" + OF + "== 0", "without {1} in the basket"),
            basket("quantityOf" + OF + FROM, "from {from} of {1}"),
            basket("quantityOf" + OF + BOUND, "with {bound} of {1}"),
            basket("amountOf" + OF + FROM, "from {from money} of {1}"),
            basket("amountOf" + OF + BOUND, "with {bound money} of {1}"),
            basket("channel == " + WORD, "in the channel {1}"),
            basket("channel != " + WORD, "not in the channel {1}"),
            basket("channel in " + WORDS, "in the channels {1}"),
            basket("channel not in " + WORDS, "not in the channels {1}"),
            basket("store == " + WORD, "in the store {1}"),
            basket("store in " + WORDS, "in the stores {1}"),
            basket("payment == " + WORD, "paid by {1}"),
            basket("payment != " + WORD, "not paid by {1}"),
            basket("payment in " + WORDS, "paid by {1}"),
            new Phrase(Coupon.class, Pattern.compile("definition == " + WORD), "with the coupon {1 coupon}", ALL),
            new Phrase(
                    Coupon.class, Pattern.compile("definition in " + WORDS), "with one of the coupons {1 coupon}", ALL),
            activity("type == " + WORD, "for a {1 activity}"),
            activity("type in " + WORDS, "for {1 activity}"),
            activity("attributes\\[" + WORD + "\\] == \"(?:yes|true)\"", "with {1}"),
            activity("countToday == 1", "once a day"),
            activity("countToday <= " + NUMBER, "up to {1 time} a day"),
            activity("countLifetime == " + RANK, "the {1 rank} time"),
            activity("streakDays (?:>=|==) " + NUMBER, "after {1 day} in a row"));

    private static final Pattern PLACE = Pattern.compile("\\{(from|bound|\\d)(?: (\\w+))?}");

    private static Phrase member(String condition, String words) {
        return new Phrase(Member.class, Pattern.compile(condition), words, ALL);
    }

    private static Phrase today(String condition, String words) {
        return new Phrase(Today.class, Pattern.compile(condition), words, ALL);
    }

    private static Phrase line(String condition, String words) {
        return new Phrase(Line.class, Pattern.compile(condition), words, ALL);
    }

    private static Phrase basket(String condition, String words) {
        return new Phrase(Basket.class, Pattern.compile(condition), words, ALL);
    }

    private static Phrase activity(String condition, String words) {
        return new Phrase(Activity.class, Pattern.compile(condition), words, ALL);
    }

    private Phrase in(Set<RulePackage> some) {
        return new Phrase(fact, condition, words, some);
    }

    /**
     * A condition in words; empty where there are none for it.
     *
     * @param rulePackage in which it stands
     * @param condition as a checked rule tells it
     * @param told how a value is told, of its kind ({@code money}, {@code order}, null for a word …) and as it stands in the rule
     */
    static Optional<String> of(
            RulePackage rulePackage, Class<?> fact, String condition, BiFunction<String, String, String> told) {
        return BOOK.stream()
                .filter(each -> each.fact() == fact && each.packages().contains(rulePackage))
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
        if (Character.isDigit(place.charAt(0))) {
            return told.apply(kind, matcher.group(Integer.parseInt(place)).replace("\"", ""));
        }
        String sign = matcher.group("sign");
        boolean goesWithoutSaying = place.equals("from") && sign.equals(">=");
        return (goesWithoutSaying ? "" : words(sign, kind) + " ") + told.apply(kind, matcher.group("number"));
    }

    private static String words(String sign, String kind) {
        return switch (sign) {
            case ">=" -> "at least";
            case ">" -> "more than";
            case "<=" -> "at most";
            case "<" -> "money".equals(kind) ? "less than" : "fewer than";
            default -> "exactly";
        };
    }
}
