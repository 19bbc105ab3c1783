package dev.guerdon.rehearsal;

import dev.guerdon.decision.Decision;
import dev.guerdon.facts.Word;
import dev.guerdon.money.Money;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rehearsal.Expected.Effect;
import dev.guerdon.rehearsal.Expected.Gift;
import dev.guerdon.rehearsal.Expected.Lapse;
import dev.guerdon.rehearsal.Expected.Message;
import dev.guerdon.rehearsal.Expected.Redemption;
import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.language.VerbSignature;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a scenario's {@code expect:}. */
final class Expectations {
    private static final long MOST_POINTS = 1_000_000_000_000L;
    private static final int MOST_UNITS = 1_000_000;
    private static final String MOST_MONEY = "1000000000000";
    private static final int DECIMALS = 12;
    private static final String NEVER = "never";
    private static final Set<String> STATUSES = Set.of(Decision.Effect.APPLIED, Decision.Effect.REJECTED);
    private static final Set<String> VERBS = Arrays.stream(RulePackage.values())
            .flatMap(each -> VerbSignature.of(each).stream())
            .map(VerbSignature::name)
            .collect(Collectors.toUnmodifiableSet());

    private final YamlMap yaml;
    private final Words words;

    private Expectations(YamlMap yaml, Words words) {
        this.yaml = yaml;
        this.words = words;
    }

    static Expected read(YamlMap yaml, Words words) {
        return new Expectations(yaml, words).read();
    }

    private Expected read() {
        return new Expected(
                money("discount"),
                money("total"),
                money("shipping"),
                yaml.filled("points").flatMap(value -> value.whole(-MOST_POINTS, MOST_POINTS)),
                yaml.get("redemption").map(this::redemption).orElse(new Redemption(Optional.empty(), Optional.empty())),
                word("tier", Word.TIER),
                word("stage", Word.STAGE),
                words.listIfGiven(yaml, "segments", Word.SEGMENT).map(Set::copyOf),
                words.repeatedIfGiven(yaml, "coupons", Word.COUPON),
                words.repeatedIfGiven(yaml, "benefits", Word.BENEFIT),
                words.listIfGiven(yaml, "badges", Word.BADGE),
                words.listIfGiven(yaml, "tags", Word.TAG),
                items("messages")
                        .map(items -> items.stream()
                                .flatMap(item -> message(item).stream())
                                .toList()),
                items("gifts")
                        .map(items -> items.stream()
                                .flatMap(item -> gift(item).stream())
                                .toList()),
                yaml.get("hints").map(given -> sentences("hints")),
                yaml.filled("expiresOn").flatMap(Expectations::lapse),
                yaml.list("effects").stream().map(this::effect).toList(),
                sentences("fired"),
                sentences("notFired"),
                places());
    }

    /** Comes last: by then every key that may stand here was asked for. */
    private Places places() {
        yaml.done();
        return Places.of(yaml);
    }

    private Optional<Money> money(String key) {
        return yaml.filled(key).flatMap(Expectations::money);
    }

    private static Optional<Money> money(YamlValue value) {
        return decimal(value).map(Money::new);
    }

    private static Optional<BigDecimal> decimal(YamlValue value) {
        BigDecimal most = new BigDecimal(MOST_MONEY);
        return value.decimal(most.negate(), most, DECIMALS);
    }

    private Optional<String> word(String key, Word kind) {
        return Optional.of(words.word(yaml, key, kind)).filter(word -> !word.isEmpty());
    }

    private Optional<List<YamlValue>> items(String key) {
        return yaml.get(key).map(YamlValue::list);
    }

    private List<String> sentences(String key) {
        return yaml.list(key).stream().flatMap(item -> item.sentence().stream()).toList();
    }

    /** An amount alone, or {@code {points, amount}}. */
    private Redemption redemption(YamlValue value) {
        if (!value.isMap()) {
            return new Redemption(Optional.empty(), money(value));
        }
        YamlMap map = value.map();
        Redemption redemption = new Redemption(
                map.get("points").flatMap(points -> points.whole(0, MOST_POINTS)),
                map.get("amount").flatMap(Expectations::money));
        map.done();
        return redemption;
    }

    /** A template alone, or {@code {channel, template}}. */
    private Optional<Message> message(YamlValue item) {
        if (!item.isMap()) {
            Optional<String> template = item.word();
            template.ifPresent(code -> words.check(code, Word.TEMPLATE, item::report));
            return template.map(code -> new Message(Optional.empty(), code));
        }
        YamlMap map = item.map();
        String channel = words.word(map, "channel", Word.MESSAGE_CHANNEL);
        String template = words.word(map, "template", Word.TEMPLATE);
        if (template.isEmpty()) {
            map.report("template", "A message must have a template.");
        }
        map.done();
        return Optional.of(new Message(Optional.of(channel).filter(word -> !word.isEmpty()), template));
    }

    /** An article alone, or {@code {sku, quantity}}. */
    private Optional<Gift> gift(YamlValue item) {
        if (!item.isMap()) {
            return item.word().map(sku -> new Gift(sku, 1));
        }
        YamlMap map = item.map();
        Optional<String> sku = map.word("sku");
        if (sku.isEmpty()) {
            map.report("sku", "A gift must have a sku.");
        }
        int quantity = map.integer("quantity", 1, MOST_UNITS, 1);
        map.done();
        return sku.map(article -> new Gift(article, quantity));
    }

    private static Optional<Lapse> lapse(YamlValue value) {
        boolean never = value.isWord(NEVER);
        return never ? Optional.of(new Lapse(Optional.empty())) : value.day().map(day -> new Lapse(Optional.of(day)));
    }

    private Effect effect(YamlValue item) {
        YamlMap map = item.map();
        Effect effect = new Effect(
                known(map, "type", "type of effect", VERBS),
                known(map, "package", "package", Set.copyOf(RulePackage.titles())),
                map.get("rule").flatMap(YamlValue::sentence),
                map.get("reason").flatMap(YamlValue::sentence),
                Optional.of(words.word(map, "campaign", Word.CAMPAIGN)).filter(word -> !word.isEmpty()),
                map.word("lineId"),
                map.get("value").flatMap(Expectations::decimal),
                map.get("amount").flatMap(Expectations::decimal),
                map.get("points").flatMap(points -> points.whole(0, MOST_POINTS)),
                map.word("code"),
                map.get("text").flatMap(YamlValue::sentence),
                map.word("channel"),
                known(map, "status", "status", STATUSES),
                map.get("because").flatMap(YamlValue::sentence));
        map.done();
        return effect;
    }

    /** A word that is one of few; another is reported. */
    private static Optional<String> known(YamlMap map, String key, String title, Set<String> known) {
        Optional<YamlValue> place = map.get(key);
        Optional<String> word = place.flatMap(YamlValue::word);
        word.filter(text -> !known.contains(text))
                .ifPresent(text -> place.get()
                        .report("There is no " + title + " \"" + text + "\"." + Nearest.advice(text, known)));
        return word;
    }
}
