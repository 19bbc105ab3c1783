package dev.guerdon.rehearsal;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.facts.Word;
import dev.guerdon.rehearsal.Journey.Scene;
import dev.guerdon.rehearsal.journey.Step;
import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the steps of one journey, one after the other. */
final class JourneySteps {
    private static final List<String> KINDS =
            List.of("order", "wait", "until", "nightly", "return", "cancel", "activity", "redeem", "adjust");
    private static final int MOST_TIMES = 400;
    private static final int MOST_UNITS = 1_000_000;
    private static final long MOST_POINTS = 1_000_000_000;
    private static final String REDEMPTION = "redemption";

    private final Words words;
    private final JourneyClock clock;
    private final Map<String, Basket> orders = new HashMap<>();
    private final Set<String> redemptions = new HashSet<>();
    private final List<Scene> scenes = new ArrayList<>();
    private int number;

    JourneySteps(Words words, JourneyClock clock) {
        this.words = words;
        this.clock = clock;
    }

    List<Scene> scenes() {
        return List.copyOf(scenes);
    }

    void read(YamlValue item) {
        number++;
        YamlMap yaml = item.map();
        List<String> kinds = KINDS.stream().filter(yaml::has).toList();
        KINDS.forEach(yaml::get);
        if (kinds.size() > 1) {
            yaml.reportKey(kinds.get(1), "A step is one thing; let " + kinds.get(1) + " be a step of its own.");
        } else if (kinds.isEmpty() && yaml.isEmpty()) {
            yaml.report("A step must be one of " + String.join(", ", KINDS) + ", or expect something.");
        }
        if (kinds.isEmpty()) {
            add(item, "", new Step.Looking(), awaited(yaml));
        } else if (kinds.get(0).equals("activity")) {
            readActivity(item, yaml);
        } else {
            Step step = step(kinds.get(0), yaml);
            add(item, title(kinds.get(0), yaml, step), step, awaited(yaml));
        }
        yaml.done();
    }

    private void add(YamlValue item, String title, Step step, Awaited awaited) {
        scenes.add(new Scene(number, item.line(), title, clock.now(), step, awaited));
    }

    private Awaited awaited(YamlMap yaml) {
        return JourneyExpectations.read(yaml.map("expect"), words);
    }

    private static String title(String kind, YamlMap yaml, Step step) {
        if (step instanceof Step.Order order) {
            return kind + " " + order.basket().id();
        } else if (step instanceof Step.Return back) {
            return kind + " of " + back.orderId();
        }
        boolean isTime = step instanceof Step.Waiting;
        return isTime ? yaml.word(kind).map(time -> kind + " " + time).orElse(kind) : kind;
    }

    private Step step(String kind, YamlMap yaml) {
        YamlMap map = kind.equals("wait") || kind.equals("until") ? null : yaml.map(kind);
        Step step = switch (kind) {
            case "order" -> order(map);
            case "wait" -> waiting(yaml);
            case "until" -> waitingUntil(yaml);
            case "nightly" -> nightly();
            case "return" -> goodsBack(map);
            case "cancel" -> cancellation(map);
            case "redeem" -> redemption(map);
            default -> adjustment(map);
        };
        if (map != null) {
            map.done();
        }
        return step;
    }

    private Step waiting(YamlMap yaml) {
        yaml.get("wait").ifPresentOrElse(clock::pass, () -> yaml.report("wait must say how long, such as 40 days."));
        return new Step.Waiting();
    }

    private Step waitingUntil(YamlMap yaml) {
        clock.passUntil(yaml, "until");
        return new Step.Waiting();
    }

    private Step nightly() {
        clock.nightly();
        return new Step.Nightly();
    }

    private Step order(YamlMap map) {
        BasketFacts facts = new BasketFacts(map, words);
        Basket basket = named(facts.basket(clock.now(), clock.today()));
        List<String> coupons = facts.coupons().stream().map(Coupon::code).toList();
        if (orders.put(basket.id(), basket) != null) {
            map.report("id", "There is an order \"" + basket.id() + "\" before; give this one another id.");
        }
        return new Step.Order(basket, coupons, facts.redeem());
    }

    /** An order without an id is called by its step. */
    private Basket named(Basket basket) {
        return !basket.id().isEmpty()
                ? basket
                : new Basket(
                        own("order"),
                        basket.at(),
                        basket.date(),
                        basket.channel(),
                        basket.store(),
                        basket.payment(),
                        basket.currency(),
                        basket.shipping(),
                        basket.lines(),
                        basket.coupons(),
                        basket.attributes());
    }

    private Step goodsBack(YamlMap map) {
        Optional<Basket> order = earlierOrder(map);
        List<String> known = order.stream()
                .flatMap(basket -> basket.lines().stream())
                .map(Line::id)
                .toList();
        Map<String, Integer> units = new LinkedHashMap<>();
        map.list("lines").forEach(item -> readUnits(item.map(), known, units));
        return new Step.Return(order.map(Basket::id).orElse(""), own("return"), units);
    }

    private static void readUnits(YamlMap line, List<String> known, Map<String, Integer> units) {
        Optional<String> id = line.word("lineId");
        int quantity = line.integer("quantity", 1, MOST_UNITS, 1);
        line.done();
        if (id.isEmpty()) {
            line.report("lineId", "Say which line comes back: \"lineId: 1\".");
        } else if (!known.isEmpty() && !known.contains(id.get())) {
            line.report("lineId", "The order has no line \"" + id.get() + "\"." + Nearest.advice(id.get(), known));
        } else if (units.put(id.get(), quantity) != null) {
            line.report("lineId", "The line \"" + id.get() + "\" stands in the return twice.");
        }
    }

    private Optional<Basket> earlierOrder(YamlMap map) {
        Optional<String> id = map.word("order");
        if (map.get("order").isEmpty()) {
            map.report("order", "Say which order: \"order: A\".");
        }
        id.filter(named -> !orders.containsKey(named))
                .ifPresent(unknown -> map.report(
                        "order",
                        "There is no order \"" + unknown + "\" before." + Nearest.advice(unknown, orders.keySet())));
        return id.map(orders::get);
    }

    private Step cancellation(YamlMap map) {
        Optional<String> redemption = map.word(REDEMPTION);
        redemption
                .filter(id -> !redemptions.contains(id))
                .ifPresent(unknown -> map.report(
                        REDEMPTION,
                        "There is no redemption \"" + unknown + "\" before." + Nearest.advice(unknown, redemptions)));
        return redemption.isPresent()
                ? new Step.RedemptionCancellation(redemption.get())
                : new Step.Cancellation(earlierOrder(map).map(Basket::id).orElse(""));
    }

    private Step redemption(YamlMap map) {
        String id = map.word("id").orElse(own(REDEMPTION));
        if (!redemptions.add(id)) {
            map.report("id", "There is a redemption \"" + id + "\" before; give this one another id.");
        }
        if (map.get("points").isEmpty()) {
            map.report("points", "Say how many points are spent: \"points: 100\".");
        }
        return new Step.Redemption(id, map.number("points", 1, MOST_POINTS, 1));
    }

    private Step adjustment(YamlMap map) {
        long points = map.number("points", -MOST_POINTS, MOST_POINTS, 1);
        if (points == 0 || map.get("points").isEmpty()) {
            map.report("points", "Say how many points are given, or taken: \"points: -30\".");
        }
        return new Step.Adjustment(
                own("adjustment"), points, map.yesOrNo("qualifying", false), map.yesOrNo("allowDebt", false));
    }

    /** Once, or so many times with as much time in between; what is expected is expected of the last. */
    private void readActivity(YamlValue item, YamlMap yaml) {
        int times = yaml.integer("times", 1, MOST_TIMES, 1);
        Optional<YamlValue> every = yaml.get("every");
        if (times > 1 && every.isEmpty()) {
            yaml.report("times", "Say how much time lies in between: \"every: 1 day\".");
        }
        Awaited awaited = awaited(yaml);
        Awaited nothing = JourneyExpectations.read(YamlFile.of("", "").map(), words);
        Step.Deed deed = deed(yaml.map("activity"));
        for (int i = 1; i <= times; i++) {
            if (i > 1) {
                every.ifPresent(clock::pass);
                add(item, "wait", new Step.Waiting(), nothing);
            }
            Step.Deed again = new Step.Deed(deed.id() + "-" + i, deed.type(), deed.subject(), deed.attributes());
            add(item, "activity " + deed.type(), again, i == times ? awaited : nothing);
        }
    }

    private Step.Deed deed(YamlMap map) {
        if (map.get("type").isEmpty()) {
            map.report("type", "An activity must have a type.");
        }
        Step.Deed deed = new Step.Deed(
                own("activity"),
                words.word(map, "type", Word.ACTIVITY),
                map.word("subject").orElse(""),
                words.attributes(map));
        map.done();
        return deed;
    }

    private String own(String what) {
        return what + "-" + number;
    }
}
