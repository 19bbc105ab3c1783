package dev.guerdon.rulebook.language;

import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.Proposal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A rule after its check: every word known, every number exact, every expression a function of facts. */
public interface Checked {

    /**
     * A rule.
     *
     * @param wording of its text
     * @param from first moment, or {@link Instant#MIN}
     * @param until first moment after the end, or {@link Instant#MAX}
     * @param slots how many facts and totals a match has at most
     */
    record Rule(
            Origin origin,
            String file,
            Position at,
            String wording,
            Instant from,
            Instant until,
            int slots,
            List<Part> conditions,
            List<Statement> consequence) {

        /** The same rule, said to stand somewhere else: in the table it was written out of. */
        public Rule standingAt(Position place) {
            return new Rule(origin, file, place, wording, from, until, slots, conditions, consequence);
        }

        /** Whether it does the same as a rule of another rulebook with the same settings, wherever it stands. */
        public boolean isSameAs(Rule other) {
            return origin.equals(other.origin) && wording.equals(other.wording);
        }

        public boolean runsAt(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }

        /** How many ways there are to choose one branch of each {@code or}; at most some more than a rule may have. */
        public long ways() {
            return Checked.ways(conditions);
        }
    }

    /** More ways are not counted. */
    int MOST_WAYS = 64;

    /** How many ways there are to choose one branch of each {@code or}: the engine takes each for a rule of its own. */
    static long ways(List<Part> parts) {
        long ways = 1;
        for (Part part : parts) {
            if (part instanceof All all) {
                ways *= ways(all.parts());
            } else if (part instanceof Either either) {
                ways *= either.branches().stream()
                        .mapToLong(branch -> ways(List.of(branch)))
                        .sum();
            }
            ways = Math.min(ways, MOST_WAYS + 1L);
        }
        return ways;
    }

    /** A part of the conditions. */
    sealed interface Part {}

    /**
     * A fact that must be there; {@code slot} is its place in the match.
     *
     * @param binding its name, such as {@code $line}, or null
     * @param bound what was bound of it, for an explanation
     */
    record Match(int slot, Class<?> fact, String binding, List<Constraint> constraints, List<Bound> bound)
            implements Part {}

    /** A value with a name, such as {@code $paid}; {@code others} are places in the match that it reads besides its fact. */
    record Bound(String name, List<Integer> others, Reading reading) {}

    /** A fact that must not be there. */
    record None(Match match) implements Part {}

    /** One or more facts that must be there. */
    record Some(Match match) implements Part {}

    /** At least one of the branches. */
    record Either(List<Part> branches) implements Part {}

    /** All the parts. */
    record All(List<Part> parts) implements Part {}

    /** Totals over facts, and what must hold for them. */
    record Total(Match source, List<Aggregate> aggregates, List<TotalConstraint> constraints) implements Part {}

    /**
     * One total.
     *
     * @param binding its name, such as {@code $sum}
     * @param isWhole whether it is a whole number always
     * @param value what is totalled, read from the source's fact
     * @param cost how many words and operators that is made of
     */
    record Aggregate(
            int slot,
            String binding,
            String function,
            boolean isWhole,
            Reading value,
            List<Integer> others,
            String text,
            int cost) {

        /** The total of what was read of each fact, exact; null when there were none and the function gives nothing then. */
        public Object total(List<?> values) {
            Object total = Exact.total(function, values);
            return isWhole ? Exact.asWhole(total) : total;
        }
    }

    /** What must hold for totals; all it reads is in {@code others}. */
    record TotalConstraint(Constraint constraint) {}

    /**
     * What must hold for a fact.
     *
     * @param text as the rule has it, in plain form; the same text for the same fact is the same test
     * @param others places in the match that it reads besides its own fact
     * @param values what it looks at, for an explanation, by text
     * @param beside what it compares that with, where it has a name or is of another fact, for an explanation
     * @param bound where it is a lower bound on a number of the fact, that bound, else null
     * @param cost how many words and operators it is made of, with those that its names stand for
     */
    record Constraint(
            String text,
            List<Integer> others,
            Test test,
            Map<String, Reading> values,
            List<Bound> beside,
            LowerBound bound,
            int cost) {}

    /**
     * {@code spend12m >= 2000}: what is read, and how much it must at least be.
     *
     * @param isStrict whether it must be more than that ({@code >})
     * @param isWhole whether it counts whole things; else it is an amount of money
     */
    record LowerBound(String measure, Reading reading, BigDecimal least, boolean isStrict, boolean isWhole) {

        /**
         * The lowest number that is enough.
         *
         * @param decimals of an amount of money
         */
        public BigDecimal enough(int decimals) {
            int scale = isWhole ? 0 : decimals;
            BigDecimal next = BigDecimal.ONE.movePointLeft(scale);
            return isStrict
                    ? least.setScale(scale, RoundingMode.FLOOR).add(next)
                    : least.setScale(scale, RoundingMode.CEILING);
        }
    }

    /**
     * One proposal.
     *
     * @param others places in the match that its arguments read
     * @param constant what it proposes where that is the same for all facts, else null
     */
    record Statement(String text, List<Integer> others, Making making, Proposal constant) {

        /** What it says, such as {@code times}: the first word behind {@code propose}. */
        public String verb() {
            return text.substring(text.indexOf('.') + 1, text.indexOf('('));
        }
    }

    /** Makes a proposal of a match's facts. */
    @FunctionalInterface
    interface Making {
        Proposal of(Object[] others);
    }
}
