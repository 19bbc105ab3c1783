package dev.guerdon.rehearsal;

import dev.guerdon.facts.Member;
import dev.guerdon.facts.Word;
import dev.guerdon.ledger.Balance;
import dev.guerdon.money.Money;
import dev.guerdon.rehearsal.journey.Life;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What a journey may say of the member after a step: each figure has a name, and is told as text. */
final class MemberFigures {
    private static final long MOST_POINTS = 1_000_000_000_000L;
    private static final BigDecimal MOST_MONEY = new BigDecimal("1000000000000");
    private static final int DECIMALS = 12;
    private static final Map<String, Figure> ALL = new LinkedHashMap<>();

    private static final List<String> COUNTED = List.of(
            "orders",
            "spend12m",
            "earned",
            "available",
            "pending",
            "debt",
            "clawedBack",
            "redeemed",
            "expired",
            "adjusted");

    private MemberFigures() {}

    /** How a figure is read from a file, and how it is told of a member. */
    private record Figure(Reader reader, Function<Now, String> teller) {}

    @FunctionalInterface
    private interface Reader {
        Optional<String> read(YamlMap yaml, String key, Words words);
    }

    /** The member at a moment. */
    private record Now(Life life, Instant at) {
        Member member() {
            return life.member(at);
        }

        Balance points() {
            return life.balance(at);
        }
    }

    static {
        word("tier", Word.TIER, Member::tier);
        word("stage", Word.STAGE, Member::stage);
        words("segments", Word.SEGMENT, now -> now.member().segments());
        points("available", Balance::available);
        points("pending", Balance::pending);
        points("debt", Balance::debt);
        points("earned", Balance::earned);
        points("clawedBack", Balance::clawedBack);
        points("redeemed", Balance::redeemed);
        points("expired", Balance::expired);
        points("adjusted", Balance::adjusted);
        ALL.put(
                "orders",
                new Figure(
                        MemberFigures::whole,
                        now -> Integer.toString(now.member().orders())));
        ALL.put(
                "spend12m",
                new Figure(MemberFigures::money, now -> plain(now.member().spend12m())));
        words("coupons", Word.COUPON, now -> now.life().coupons(now.at()));
        words("benefits", Word.BENEFIT, now -> now.life().holdings(now.at()).benefits());
        words("badges", Word.BADGE, now -> now.life().holdings(now.at()).badges());
        words("tags", Word.TAG, now -> now.member().tags());
    }

    private static void points(String key, ToLongFunction<Balance> figure) {
        ALL.put(key, new Figure(MemberFigures::whole, now -> Long.toString(figure.applyAsLong(now.points()))));
    }

    private static void word(String key, Word kind, Function<Member, String> figure) {
        ALL.put(
                key,
                new Figure(
                        (yaml, name, words) ->
                                Optional.of(words.word(yaml, name, kind)).filter(word -> !word.isEmpty()),
                        now -> figure.apply(now.member())));
    }

    private static void words(String key, Word kind, Function<Now, Collection<String>> figure) {
        ALL.put(
                key,
                new Figure(
                        (yaml, name, words) -> yaml.get(name).map(given -> told(repeated(given, kind, words))),
                        now -> told(figure.apply(now))));
    }

    /** A member may hold two coupons of a kind, so the same word may stand there twice. */
    private static List<String> repeated(YamlValue given, Word kind, Words words) {
        return given.list().stream()
                .flatMap(item -> item.word().stream().peek(word -> words.check(word, kind, item::report)))
                .toList();
    }

    private static Optional<String> whole(YamlMap yaml, String key, Words words) {
        return yaml.get(key)
                .flatMap(value -> value.whole(-MOST_POINTS, MOST_POINTS))
                .map(String::valueOf);
    }

    private static Optional<String> money(YamlMap yaml, String key, Words words) {
        return yaml.get(key)
                .flatMap(value -> value.decimal(BigDecimal.ZERO, MOST_MONEY, DECIMALS))
                .map(MemberFigures::plain);
    }

    /** An amount as figures are told, without zeros behind it. */
    static String plain(Money amount) {
        return plain(amount.amount());
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static String told(Collection<String> words) {
        return words.stream().sorted().toList().toString();
    }

    /** The figures that are expected. */
    static Awaited.Figures read(YamlMap yaml, Words words) {
        Map<String, String> figures = new LinkedHashMap<>();
        ALL.forEach((key, figure) ->
                figure.reader().read(yaml, key, words).ifPresent(expected -> figures.put(key, expected)));
        yaml.done();
        return new Awaited.Figures(figures, Places.of(yaml));
    }

    /** What else is counted of the member, where no rule can be blamed: a figure comes of all steps so far. */
    static String beside(String key, Life life, Instant at) {
        String others = COUNTED.stream()
                .filter(other -> !other.equals(key))
                .map(other -> other + " " + of(other, life, at))
                .filter(told -> !told.endsWith(" 0"))
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "the member has no orders and no points yet" : "the member has " + others;
    }

    /** A figure as it is at a moment. */
    static String of(String key, Life life, Instant at) {
        return ALL.get(key).teller().apply(new Now(life, at));
    }
}
