package dev.guerdon.night;

import dev.guerdon.decision.Gate;
import dev.guerdon.decision.Rewarding;
import dev.guerdon.decision.Rewarding.Reward;
import dev.guerdon.facts.Member;
import dev.guerdon.proposal.RulePackage;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one day's campaigns give to one member. */
public final class CampaignsOfMember {
    /** Where points come from that more than one campaign gave. */
    private static final String SOURCE = "lifecycle";

    private final AsOf asOf;
    private final Member member;
    private final Map<String, Gate> gates;

    /**
     * With all facts of the member that rules ask for.
     *
     * @param left what is left of campaigns, by code; one that is missing is open
     * @param given campaigns that gave on this day already: they do not again, however often the day is run
     */
    public CampaignsOfMember(AsOf asOf, Member member, Map<String, Gate> left, Set<String> given) {
        this.asOf = asOf;
        this.member = member;
        this.gates = new HashMap<>(left);
        given.forEach(campaign -> gates.put(campaign, Gate.closed("it gave already on " + asOf.day())));
    }

    /** Points that one campaign gave are named after it, in the ledger as for the rules that say when they lapse. */
    public Reward decide() {
        Reward reward = decide(SOURCE);
        List<String> givers = reward.campaigns().entrySet().stream()
                .filter(each -> each.getValue().points() > 0)
                .map(Map.Entry::getKey)
                .toList();
        return givers.size() == 1 ? decide(givers.get(0)) : reward;
    }

    /** When points that are given can be used. */
    public OffsetDateTime available() {
        return asOf.programme().availableFrom(asOf.at().atOffset(ZoneOffset.UTC));
    }

    private Reward decide(String source) {
        return Rewarding.decide(
                new Rewarding.Occasion(
                        asOf.programme(), RulePackage.LIFECYCLE, member, asOf.today(), List.of(), source, gates),
                asOf::propose);
    }
}
