package dev.guerdon.rehearsal.journey;

import dev.guerdon.decision.Decision;
import dev.guerdon.decision.Returning.Refund;
import dev.guerdon.rulebook.Answers;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What came of a step.
 *
 * @param decision of an order
 * @param reward of points that rules gave outside of an order
 * @param takenBack of a return or cancellation
 * @param effects of all rules in the step, but no message twice
 * @param heard what the rules were asked
 */
public record Happened(
        Optional<Decision> decision,
        Optional<Given> reward,
        Optional<TakenBack> takenBack,
        List<Decision.Effect> effects,
        Answers heard) {

    /**
     * Points that were given.
     *
     * @param expiresOn last day to use them, of those that were given first; null: they do not lapse, or there are none
     */
    public record Given(long points, LocalDate expiresOn) {}

    /**
     * What came of goods that came back.
     *
     * @param clawedBack points
     * @param revoked codes of gifts
     */
    public record TakenBack(long clawedBack, Refund refund, List<String> revoked) {}

    static Happened nothing(Answers heard) {
        return new Happened(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), heard);
    }

    static Happened of(Decision decision, List<Decision.Effect> effects, Answers heard) {
        return new Happened(Optional.of(decision), Optional.empty(), Optional.empty(), effects, heard);
    }

    static Happened of(Given reward, List<Decision.Effect> effects, Answers heard) {
        return new Happened(Optional.empty(), Optional.of(reward), Optional.empty(), effects, heard);
    }

    static Happened of(TakenBack takenBack, Answers heard) {
        return new Happened(Optional.empty(), Optional.empty(), Optional.of(takenBack), List.of(), heard);
    }
}
