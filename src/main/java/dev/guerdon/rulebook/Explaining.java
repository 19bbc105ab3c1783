package dev.guerdon.rulebook;

import dev.guerdon.facts.Coupon;
import dev.guerdon.rulebook.language.Checked;
import dev.guerdon.rulebook.language.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks for the matches of one rule, the plain way: its parts in order, every fact tried, back at a dead end. So it can say what
 * they saw, or at which condition the facts that got furthest failed.
 */
final class Explaining {
    private static final Pattern COMPARED = Pattern.compile("$| ([=!<>]|not |in |contains )");
    private static final int MOST_SHOWN = 5;
    private static final Object[] NO_OTHERS = {};

    private final Collection<?> facts;
    private final Checked.Constraint granted;
    private final Patience patience;
    private final Shown shown;
    private final Object[] match;
    /** What the parts that hold so far would tell. */
    private final List<Consumer<Map<String, Object>>> trail = new ArrayList<>();

    private int passed;
    private int furthest = -1;
    private String failure = "it has no conditions";
    private boolean isQuiet;

    private Explaining(Checked.Rule rule, Shown shown, Checked.Constraint granted, Patience patience) {
        this.facts = shown.facts();
        this.granted = granted;
        this.patience = patience;
        this.shown = shown;
        this.match = new Object[rule.slots()];
    }

    /** Whether a rule asks for a coupon, and this is such a one. */
    static boolean isFor(Checked.Rule rule, Coupon coupon) {
        return rule.conditions().stream().anyMatch(part -> isFor(part, coupon));
    }

    private static boolean isFor(Checked.Part part, Coupon coupon) {
        if (part instanceof Checked.All all) {
            return all.parts().stream().anyMatch(each -> isFor(each, coupon));
        } else if (part instanceof Checked.Either either) {
            return either.branches().stream().anyMatch(each -> isFor(each, coupon));
        }
        Checked.Match match =
                part instanceof Checked.Some some ? some.match() : part instanceof Checked.Match own ? own : null;
        return match != null
                && match.fact() == Coupon.class
                && match.constraints().stream()
                        .filter(constraint -> constraint.others().isEmpty())
                        .allMatch(constraint -> constraint.test().holds(coupon, NO_OTHERS));
    }

    /** Whether all conditions hold for some of the facts; false also where that takes too long to find out. */
    static boolean holds(Checked.Rule rule, Collection<?> facts, Patience patience) {
        return holds(rule, facts, null, patience);
    }

    /**
     * The same with one constraint granted, whether it holds or not.
     *
     * @param patience for this rule and all others that are asked
     */
    static boolean holds(Checked.Rule rule, Collection<?> facts, Checked.Constraint granted, Patience patience) {
        Explaining explaining = new Explaining(rule, Shown.toNobody(facts), granted, patience);
        return explaining.hold(rule.conditions(), 0, () -> true) && !explaining.patience.isOver();
    }

    /**
     * All the ways in which the conditions hold, as far as they are found in the time that there is.
     *
     * @param shown how they are told
     */
    static Matches matches(Checked.Rule rule, Shown shown, Patience patience) {
        Explaining explaining = new Explaining(rule, shown, null, patience);
        List<Map<String, Object>> first = new ArrayList<>();
        int[] count = {0};
        explaining.hold(rule.conditions(), 0, () -> {
            if (count[0]++ < MOST_SHOWN) {
                first.add(explaining.seen());
            }
            return false; // as if it were a dead end: so the search goes on to the next
        });
        return new Matches(count[0], List.copyOf(first));
    }

    /** The first condition that did not hold and what there was instead, for the facts that got furthest. */
    static String failure(Checked.Rule rule, Shown shown, Patience patience) {
        Explaining explaining = new Explaining(rule, shown, null, patience);
        boolean holds = explaining.hold(rule.conditions(), 0, () -> true);
        return holds && !explaining.patience.isOver() ? "its conditions hold" : explaining.failure;
    }

    private boolean hold(List<Checked.Part> parts, int next, BooleanSupplier rest) {
        if (next == parts.size()) {
            return rest.getAsBoolean();
        }
        Checked.Part part = parts.get(next);
        BooleanSupplier then = () -> hold(parts, next + 1, rest);
        if (part instanceof Checked.Match one) {
            return matches(one, then, false);
        } else if (part instanceof Checked.Some some) {
            return matches(some.match(), then, true);
        } else if (part instanceof Checked.None none) {
            return noneMatches(none.match()) && then.getAsBoolean();
        } else if (part instanceof Checked.Total total) {
            return totals(total) && seen(total, then);
        } else if (part instanceof Checked.All all) {
            return hold(all.parts(), 0, then);
        }
        return ((Checked.Either) part).branches().stream().anyMatch(branch -> hold(List.of(branch), 0, then));
    }

    /** With one fact after the other; where one is enough, it is not tried with another if what follows does not hold. */
    private boolean matches(Checked.Match wanted, BooleanSupplier then, boolean isOneEnough) {
        List<?> candidates = candidates(wanted);
        if (candidates.isEmpty()) {
            fail(() -> "no " + nameOf(wanted) + " is there");
        }
        for (Object fact : candidates) {
            int before = passed;
            int seen = trail.size();
            boolean holds = holdsFor(fact, wanted);
            if (holds && then.getAsBoolean()) {
                return true;
            }
            passed = before;
            trail.subList(seen, trail.size()).clear();
            if (holds && isOneEnough) {
                return false;
            }
        }
        return false;
    }

    private boolean seen(Checked.Total total, BooleanSupplier then) {
        int seen = trail.size();
        trail.add(values ->
                total.aggregates().forEach(each -> values.put(each.binding(), shown.value(match[each.slot()]))));
        boolean holds = then.getAsBoolean();
        if (!holds) {
            trail.subList(seen, trail.size()).clear();
        }
        return holds;
    }

    private boolean noneMatches(Checked.Match unwanted) {
        Optional<?> one = quietly(() -> candidates(unwanted).stream()
                .filter(fact -> holdsFor(fact, unwanted))
                .findFirst());
        one.ifPresentOrElse(
                fact -> fail(() -> "not " + text(unwanted) + ": there is one" + shown.which(fact)), () -> passed++);
        return one.isEmpty();
    }

    private boolean totals(Checked.Total total) {
        List<?> totalled = quietly(() -> candidates(total.source()).stream()
                .filter(fact -> holdsFor(fact, total.source()))
                .toList());
        for (Checked.Aggregate aggregate : total.aggregates()) {
            Object value = aggregate.total(totalled.stream()
                    .map(fact -> aggregate.value().of(fact, NO_OTHERS))
                    .toList());
            if (value == null) {
                fail(() -> aggregate.text() + ": no " + text(total.source()) + " is there");
                return false;
            }
            match[aggregate.slot()] = value;
        }
        return total.constraints().stream().allMatch(each -> holdsFor(total, each.constraint()));
    }

    private boolean holdsFor(Checked.Total total, Checked.Constraint constraint) {
        boolean holds = constraint.test().holds(null, facts(constraint.others()));
        if (holds) {
            passed++;
        } else {
            Map<String, String> own = total.aggregates().stream()
                    .filter(each -> constraint.others().contains(each.slot()))
                    .collect(Collectors.toMap(Checked.Aggregate::binding, Checked.Aggregate::text));
            fail(() -> constraint.text() + ": "
                    + constraint.beside().stream()
                            .limit(MOST_SHOWN)
                            .map(each -> own.getOrDefault(each.name(), each.name()) + " is "
                                    + Shown.said(each.reading().of(null, facts(each.others()))))
                            .collect(Collectors.joining(", ")));
        }
        return holds;
    }

    private boolean holdsFor(Object fact, Checked.Match wanted) {
        if (patience.isOverAfter(1)) {
            return false;
        }
        match[wanted.slot()] = fact;
        passed++;
        for (Checked.Constraint constraint : wanted.constraints()) {
            if (patience.isOverAfter(constraint.cost())) {
                return false;
            } else if (!constraint.equals(granted) && !constraint.test().holds(fact, facts(constraint.others()))) {
                fail(() -> nameOf(wanted) + " " + constraint.text() + ": " + instead(fact, constraint));
                return false;
            }
            passed++;
        }
        trail.add(values -> tell(values, fact, wanted));
        return true;
    }

    private List<?> candidates(Checked.Match wanted) {
        return facts.stream().filter(wanted.fact()::isInstance).toList();
    }

    private Object[] facts(List<Integer> slots) {
        return slots.stream().map(slot -> match[slot]).toArray();
    }

    /** Within {@code not} and totals it is no failure when a fact does not match, and no progress when it does. */
    private <T> T quietly(Supplier<T> search) {
        boolean was = isQuiet;
        int before = passed;
        int seen = trail.size();
        isQuiet = true;
        T found = search.get();
        isQuiet = was;
        passed = before;
        trail.subList(seen, trail.size()).clear();
        return found;
    }

    private void fail(Supplier<String> sentence) {
        if (!isQuiet && passed > furthest) {
            furthest = passed;
            failure = sentence.get();
        }
    }

    private String instead(Object fact, Checked.Constraint constraint) {
        Map<String, Reading> values = constraint.values();
        String beside = beside(constraint, fact);
        if (values.isEmpty()) {
            return (beside.isEmpty() ? "it does not hold" : beside) + shown.which(fact);
        }
        String own = isAboutOneWord(constraint)
                ? "it is " + said(values.values().iterator().next(), fact)
                : values.entrySet().stream()
                        .map(value -> value.getKey() + " is " + said(value.getValue(), fact))
                        .collect(Collectors.joining(", "));
        return own + shown.which(fact) + (beside.isEmpty() ? "" : ", " + beside);
    }

    /** Whether a word is compared as it is: of {@code subtotal * 2 > 100} it would not be said what "it" is. */
    private static boolean isAboutOneWord(Checked.Constraint constraint) {
        if (constraint.values().size() != 1) {
            return false;
        }
        String word = constraint.values().keySet().iterator().next();
        return constraint.text().startsWith(word)
                && COMPARED.matcher(constraint.text().substring(word.length())).lookingAt();
    }

    /** What the fact was compared with, where the rule only names it. */
    private String beside(Checked.Constraint constraint, Object fact) {
        return constraint.beside().stream()
                .limit(MOST_SHOWN)
                .map(each -> each.name() + " is "
                        + Shown.said(shown.value(each.reading().of(fact, facts(each.others())))))
                .collect(Collectors.joining(", "));
    }

    private String said(Reading reading, Object fact) {
        return Shown.said(shown.value(reading.of(fact, NO_OTHERS)));
    }

    private Map<String, Object> seen() {
        Map<String, Object> seen = new LinkedHashMap<>();
        trail.forEach(step -> step.accept(seen));
        return Collections.unmodifiableMap(seen);
    }

    /** Which fact it is, what the conditions read of it, and what was bound. */
    private void tell(Map<String, Object> values, Object fact, Checked.Match wanted) {
        String id = Shown.idOf(fact);
        if (id != null && (wanted.binding() != null || !shown.isAlone(fact))) {
            put(values, wanted.binding() == null ? nameOf(wanted) : wanted.binding(), id, fact);
        }
        for (Checked.Constraint constraint : wanted.constraints()) {
            constraint
                    .values()
                    .forEach((text, reading) ->
                            put(values, nameOf(wanted) + " " + text, shown.value(reading.of(fact, NO_OTHERS)), fact));
        }
        for (Checked.Bound bound : wanted.bound()) {
            values.put(bound.name(), shown.value(bound.reading().of(fact, facts(bound.others()))));
        }
    }

    /** What was read of another fact before under the same text is kept. */
    private void put(Map<String, Object> values, String text, Object value, Object fact) {
        boolean isTaken = values.containsKey(text) && !Objects.equals(values.get(text), value);
        values.put(isTaken ? text + shown.which(fact) : text, value);
    }

    private static String nameOf(Checked.Match match) {
        return match.fact().getSimpleName();
    }

    private static String text(Checked.Match match) {
        return match.constraints().stream()
                .map(Checked.Constraint::text)
                .collect(Collectors.joining(", ", nameOf(match) + " ", ""))
                .strip();
    }
}
