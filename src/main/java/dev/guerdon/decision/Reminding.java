package dev.guerdon.decision;

import dev.guerdon.facts.Member;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What becomes of a lot when an expiry run comes to it: which rule counts, and which messages go out. */
public final class Reminding {
    private Reminding() {}

    /**
     * Everything that the expiry rules propose for a lot as effects. Of those that say when it lapses the first of the latest counts;
     * messages go out on channels for which the member gave consent.
     *
     * @param proposed by the expiry rules, for one lot
     * @param lastActive day of the member's last order or activity, or null
     */
    public static List<Decision.Effect> decide(
            Programme programme, Member member, List<Proposed> proposed, LocalDate earnedOn, LocalDate lastActive) {
        List<Proposed> counted = Proposals.counted(proposed, List.of());
        Optional<Proposed> counting = Lapsing.counting(counted, earnedOn, lastActive);
        List<Verdict> verdicts = counted.stream()
                .map(each -> new Verdict(each, objection(each, member, counting), Worth.NOTHING))
                .toList();
        return Effects.of(verdicts, programme.currency());
    }

    @SuppressWarnings("ReferenceEquality") // two rules may propose the same
    private static String objection(Proposed proposed, Member member, Optional<Proposed> counting) {
        if (proposed.proposal() instanceof Proposal.SendMessage message) {
            return Gifts.objection(message, member);
        } else if (proposed.proposal() instanceof Proposal.Nothing nothing) {
            return nothing.because();
        }
        return counting.filter(each -> each == proposed).isPresent() ? null : Lapsing.OUTLIVED;
    }
}
