package dev.guerdon.rulebook;

import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Line;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.rulebook.language.Checked;
import dev.guerdon.rulebook.language.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Looks for a match of one rule, the plain way: its parts in order, every fact tried, back at a dead end. So it can say what
 * the match saw, or at which condition the facts that got furthest failed.
 */
final class Explaining {
    private static final int MOST_TRIED = 20_000;
    private static final Object[] NO_OTHERS = {};
    private static final BigDecimal MISSING = BigDecimal.valueOf(-1);

    private final Collection<?> facts;
    private final Checked.Constraint granted;
    private final int decimals;
    private final Object[] match;
    private final List<Seen> trail = new ArrayList<>();
    private int tried;
    private int passed;
    private int furthest = -1;
    private String failure = "it has no conditions";
    private boolean isQuiet;

    /** A condition that held for a fact. */
    private record Seen(Object fact, Checked.Constraint constraint) {}

    private Explaining(Checked.Rule rule, Collection<?> facts, Checked.Constraint granted, int decimals) {
        this.facts = facts;
        this.granted = granted;
        this.decimals = decimals;
        this.match = new Object[rule.slots()];
    }

    /**
     * What the conditions see where they all hold; empty where they don't, or where that takes too long to find out.
     *
     * @param decimals of the programme's currency, with which amounts are shown
     */
    static Optional<Map<String, Object>> values(Checked.Rule rule, Collection<?> facts, int decimals) {
        Explaining explaining = new Explaining(rule, facts, null, decimals);
        return explaining.hold(rule.conditions(), 0, () -> true) ? Optional.of(explaining.seen()) : Optional.empty();
    }

    /** The first condition that did not hold and what there was instead, for the facts that got furthest. */
    static String failure(Checked.Rule rule, Collection<?> facts, int decimals) {
        Explaining explaining = new Explaining(rule, facts, null, decimals);
        return explaining.hold(rule.conditions(), 0, () -> true) ? "its conditions hold" : explaining.failure;
    }

    /**
     * What the rule would propose for the first match in which everything holds but one constraint, which is granted; empty
     * where something else does not hold either.
     */
    static List<Proposal> proposals(Checked.Rule rule, Collection<?> facts, Checked.Constraint granted) {
        Explaining explaining = new Explaining(rule, facts, granted, 0);
        List<Proposal> proposals = new ArrayList<>();
        explaining.hold(rule.conditions(), 0, () -> {
            rule.consequence().forEach(each -> proposals.add(each.making().of(explaining.facts(each.others()))));
            return true;
        });
        return proposals;
    }

    private boolean hold(List<Checked.Part> parts, int next, BooleanSupplier rest) {
        if (next == parts.size()) {
            return rest.getAsBoolean();
        }
        Checked.Part part = parts.get(next);
        BooleanSupplier then = () -> hold(parts, next + 1, rest);
        if (part instanceof Checked.Match one) {
            return matches(one, then);
        } else if (part instanceof Checked.Some some) {
            return matches(some.match(), then);
        } else if (part instanceof Checked.None none) {
            return noneMatches(none.match()) && then.getAsBoolean();
        } else if (part instanceof Checked.Total total) {
            return totals(total) && then.getAsBoolean();
        } else if (part instanceof Checked.All all) {
            return hold(all.parts(), 0, then);
        }
        return ((Checked.Either) part).branches().stream().anyMatch(branch -> hold(List.of(branch), 0, then));
    }

    private boolean matches(Checked.Match wanted, BooleanSupplier then) {
        List<?> candidates = candidates(wanted);
        if (candidates.isEmpty()) {
            fail(() -> "no " + nameOf(wanted) + " is there");
        }
        for (Object fact : candidates) {
            int before = passed;
            int seen = trail.size();
            if (holdsFor(fact, wanted) && then.getAsBoolean()) {
                return true;
            }
            passed = before;
            trail.subList(seen, trail.size()).clear();
        }
        return false;
    }

    private boolean noneMatches(Checked.Match unwanted) {
        Optional<?> one = quietly(() -> candidates(unwanted).stream()
                .filter(fact -> holdsFor(fact, unwanted))
                .findFirst());
        one.ifPresentOrElse(
                fact -> fail(() -> "not " + text(unwanted) + ": there is one" + which(fact)), () -> passed++);
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
            fail(() -> constraint.text() + ": "
                    + total.aggregates().stream()
                            .filter(each -> constraint.others().contains(each.slot()))
                            .map(each -> each.text() + " is " + said(match[each.slot()]))
                            .collect(Collectors.joining(", ")));
        }
        return holds;
    }

    private boolean holdsFor(Object fact, Checked.Match wanted) {
        if (++tried > MOST_TRIED) {
            return false;
        }
        match[wanted.slot()] = fact;
        passed++;
        for (Checked.Constraint constraint : wanted.constraints()) {
            if (!constraint.equals(granted) && !constraint.test().holds(fact, facts(constraint.others()))) {
                fail(() -> nameOf(wanted) + " " + constraint.text() + ": " + instead(fact, constraint));
                return false;
            }
            passed++;
            trail.add(new Seen(fact, constraint));
        }
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
        if (values.isEmpty()) {
            return "it does not hold" + which(fact);
        } else if (values.size() == 1) {
            return "it is " + said(read(values.values().iterator().next(), fact)) + which(fact);
        }
        return values.entrySet().stream()
                        .map(value -> value.getKey() + " is " + said(read(value.getValue(), fact)))
                        .collect(Collectors.joining(", "))
                + which(fact);
    }

    private Map<String, Object> seen() {
        Map<String, Object> seen = new LinkedHashMap<>();
        for (Seen each : trail) {
            String name = each.fact().getClass().getSimpleName() + " ";
            each.constraint().values().forEach((text, reading) -> seen.put(name + text, read(reading, each.fact())));
        }
        return Collections.unmodifiableMap(seen);
    }

    /** A value of the fact; decimal numbers are amounts, but for the -1 of one that is missing. */
    private Object read(Reading reading, Object fact) {
        Object value = reading.of(fact, NO_OTHERS);
        return value instanceof BigDecimal amount && amount.scale() < decimals && amount.compareTo(MISSING) != 0
                ? amount.setScale(decimals)
                : value;
    }

    /** Which of several facts it is. */
    private String which(Object fact) {
        boolean isAlone = facts.stream()
                        .filter(each -> each.getClass() == fact.getClass())
                        .count()
                == 1;
        if (fact instanceof Line line && !isAlone) {
            return " (line " + line.id() + ")";
        } else if (fact instanceof Coupon coupon && !isAlone) {
            return " (coupon " + coupon.code() + ")";
        }
        return "";
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

    private static String said(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof String word) {
            return '"' + word + '"';
        } else if (value instanceof Collection<?> words) {
            return words.stream().map(Explaining::said).sorted().collect(Collectors.joining(", ", "[", "]"));
        }
        return value == null ? "missing" : value.toString();
    }
}
