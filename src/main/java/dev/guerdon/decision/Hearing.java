package dev.guerdon.decision;

import dev.guerdon.facts.Line;
import dev.guerdon.facts.Lot;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One decision in the making: asks the rules package by package, judges what they propose and keeps the verdicts.
 *
 * @param member null for a guest
 * @param lines whose positions order the effects
 */
record Hearing(
        Programme programme,
        Rules rules,
        Member member,
        Today today,
        List<Line> lines,
        Budgets budgets,
        List<Verdict> verdicts) {

    static Hearing of(
            Programme programme, Rules rules, Member member, Today today, List<Line> lines, Map<String, Gate> gates) {
        return new Hearing(programme, rules, member, today, lines, new Budgets(gates), new ArrayList<>());
    }

    <T> T judge(RulePackage rulePackage, List<Object> facts, Calculation<T> calculation) {
        List<Proposed> proposals = Proposals.counted(rules.propose(rulePackage, facts), lines);
        Judging.Judgement<T> judgement =
                new Judging<>(calculation, budgets, member, programme.points().cost()).judge(proposals);
        verdicts.addAll(judgement.verdicts());
        return judgement.outcome();
    }

    /**
     * The lots in which points are born, each with its last day.
     *
     * @param source of points without a term of their own
     */
    List<Booking.NewLot> lots(Earned earned, String source) {
        Optional<LocalDate> usualEnd = usualEnd(earned.lots().getOrDefault(Term.USUAL, 0L), source);
        List<Booking.NewLot> lots = new ArrayList<>(earned.lots().size());
        earned.lots().forEach((term, points) -> {
            boolean own = !term.isUsual();
            LocalDate lapsesOn = own ? today.date().plusDays(term.days()) : usualEnd.orElse(null);
            String given = term.campaign().isEmpty() ? source : term.campaign();
            lots.add(new Booking.NewLot(points, lapsesOn, given, own));
        });
        return lots;
    }

    /** When points without a term of their own lapse, as the expiry rules say. */
    Optional<LocalDate> usualEnd(long points, String source) {
        if (points == 0 || member == null) {
            return Optional.empty();
        }
        Lot lot = new Lot(Programme.POINTS, source, today.date(), points, points, null, -1);
        return Lapsing.day(judge(RulePackage.EXPIRY, List.of(member, lot, today), Lapsing.ofNewLot(today.date())));
    }

    List<Decision.Effect> effects() {
        return Effects.of(verdicts, programme.currency());
    }

    /** What is taken of each campaign that is used. A guest's points are not booked and cost nothing. */
    Map<String, Booking.Taken> campaigns() {
        Map<String, Booking.Taken> campaigns = new TreeMap<>();
        budgets.taken()
                .forEach((campaign, taken) -> campaigns.put(
                        campaign,
                        new Booking.Taken(
                                member == null ? 0 : taken.points(),
                                programme.currency().round(taken.money()))));
        return campaigns;
    }
}
