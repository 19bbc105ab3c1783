package dev.guerdon.decision;

import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.RulePackage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a member gets for something other than an order: an activity, or a lifecycle campaign that reaches him. */
public final class Rewarding {
    private Rewarding() {}

    /**
     * What may be rewarded.
     *
     * @param rulePackage {@code ACTIVITIES} or {@code LIFECYCLE}
     * @param facts that the package reads besides the member and the day; may be empty
     * @param source of the lots, such as {@code activity}
     * @param gates what is left of campaigns, by code; one that is missing is open
     */
    public record Occasion(
            Programme programme,
            RulePackage rulePackage,
            Member member,
            Today today,
            List<Object> facts,
            String source,
            Map<String, Gate> gates) {

        List<Object> allFacts() {
            List<Object> all = new ArrayList<>(facts);
            all.add(member);
            all.add(today);
            return all;
        }
    }

    /**
     * What is given.
     *
     * @param points of all lots together
     * @param campaigns what it takes of each campaign it uses; each is one use
     * @param effects gifts among them, with the rules' names
     */
    public record Reward(
            long points,
            List<Booking.NewLot> lots,
            Map<String, Booking.Taken> campaigns,
            List<Decision.Effect> effects) {
        /** Of what is not rewarded at all. */
        public static final Reward NOTHING = new Reward(0, List.of(), Map.of(), List.of());

        /** The last day to use the points, of those without a term of their own where there are any; null without end. */
        public LocalDate expiresOn() {
            return lots.isEmpty() ? null : lots.get(0).lapsesOn();
        }
    }

    /**
     * The last day of points that no rule gave, such as those of a correction; empty when they do not lapse.
     *
     * @param points 1 or more
     */
    public static Optional<LocalDate> lastDay(
            Programme programme, Member member, Today today, String source, long points, Rules rules) {
        return Hearing.of(programme, rules, member, today, List.of(), Map.of()).usualEnd(points, source);
    }

    public static Reward decide(Occasion occasion, Rules rules) {
        Hearing hearing = Hearing.of(
                occasion.programme(), rules, occasion.member(), occasion.today(), List.of(), occasion.gates());
        PointsCalculation points = new PointsCalculation(occasion.programme().points(), List.of());
        Earned earned = hearing.judge(occasion.rulePackage(), occasion.allFacts(), points);
        List<Booking.NewLot> lots = hearing.lots(earned, occasion.source());
        return new Reward(earned.total(), lots, hearing.campaigns(), hearing.effects());
    }
}
