package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.language.Condition;
import dev.guerdon.rulebook.language.Condition.Constraint;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.Expression.Variable;
import dev.guerdon.rulebook.language.RuleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether two rules can come together: for one order, and where both are about a line, for one line. */
public final class Together {
    private final Vetted one;
    private final Vetted other;
    private final TierOrder tiers;

    private Together(Vetted one, Vetted other, TierOrder tiers) {
        this.one = one;
        this.other = other;
        this.tiers = tiers;
    }

    /**
     * False where their conditions contradict each other, such as {@code tier == "gold"} and {@code tier == "silver"}.
     *
     * @param verb with which both propose; what else they propose does not matter
     * @param tiers in rising order
     */
    public static boolean canPropose(String verb, Vetted one, Vetted other, List<String> tiers) {
        Together together = new Together(one, other, new TierOrder(tiers));
        return proposals(verb, one)
                .anyMatch(each ->
                        proposals(verb, other).anyMatch(its -> together.canHold(line(each, one), line(its, other))));
    }

    /** The same of two rules whatever they propose, and for whichever lines. */
    public static boolean canFire(Vetted one, Vetted other, List<String> tiers) {
        return new Together(one, other, new TierOrder(tiers)).canHold(Optional.empty(), Optional.empty());
    }

    private static Stream<RuleText.Statement> proposals(String verb, Vetted rule) {
        return rule.text().consequence().stream()
                .filter(statement -> statement.verb().equals(verb));
    }

    /** The line for which a statement proposes, if it does for one. */
    private static Optional<Pattern> line(RuleText.Statement statement, Vetted rule) {
        return statement.arguments().stream()
                .limit(1)
                .flatMap(first -> first instanceof Variable variable ? Stream.of(variable.name()) : Stream.empty())
                .flatMap(name -> rule.text().conditions().stream()
                        .flatMap(
                                condition -> condition instanceof Pattern pattern ? Stream.of(pattern) : Stream.empty())
                        .filter(pattern -> name.equals(pattern.binding()) && Subjects.areMany(pattern)))
                .findFirst();
    }

    /** Both rules are read as one, and both lines as one line. */
    private boolean canHold(Optional<Pattern> line, Optional<Pattern> otherLine) {
        List<Condition> conditions = new ArrayList<>(one.text().conditions());
        conditions.addAll(other.text().conditions());
        if (line.isPresent() && otherLine.isPresent()) {
            conditions.remove(line.get());
            conditions.remove(otherLine.get());
            conditions.add(both(line.get(), otherLine.get()));
        }
        List<Finding> found = new ArrayList<>();
        Contradictions.check(new Vetted(saying(conditions), one.rule(), found::add).draft(), tiers);
        return found.stream().noneMatch(Finding::isError);
    }

    private static Pattern both(Pattern line, Pattern otherLine) {
        List<Constraint> constraints = Stream.of(line, otherLine)
                .flatMap(each -> each.constraints().stream())
                .toList();
        return new Pattern(line.binding(), line.fact(), constraints, line.at());
    }

    private RuleText saying(List<Condition> conditions) {
        RuleText text = one.text();
        return new RuleText(
                text.file(),
                text.name(),
                text.at(),
                text.wording(),
                text.legible(),
                text.metadata(),
                List.copyOf(conditions),
                text.consequence());
    }
}
