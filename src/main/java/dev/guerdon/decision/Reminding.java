package dev.guerdon.decision;

import dev.guerdon.facts.Member;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import java.util.List;

/** Which messages go out when an expiry run comes to a lot: those for whose channel the member gave consent. */
public final class Reminding {
    private Reminding() {}

    /**
     * Everything that the expiry rules propose for a lot as effects; which day counts is told by {@link Lapsing}.
     *
     * @param proposed by the expiry rules, for one lot
     */
    public static List<Decision.Effect> decide(Programme programme, Member member, List<Proposed> proposed) {
        List<Verdict> verdicts = Proposals.counted(proposed, List.of()).stream()
                .map(each -> new Verdict(each, objection(each.proposal(), member), Worth.NOTHING))
                .toList();
        return Effects.of(verdicts, programme.currency());
    }

    private static String objection(Proposal proposal, Member member) {
        return proposal instanceof Proposal.SendMessage message ? Gifts.objection(message, member) : null;
    }
}
