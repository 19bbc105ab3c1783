package dev.guerdon.giving;

import dev.guerdon.campaign.Gates;
import dev.guerdon.campaign.Left;
import dev.guerdon.decision.Gate;
import java.util.HashMap;
import java.util.Map;

/** What is left of campaigns, as a decision asks for it. */
public final class CampaignGates {
    private CampaignGates() {}

    /** By code, of gates whose round trip has run; campaigns that are missing are open without bounds. */
    public static Map<String, Gate> of(Gates read) {
        return of(read.left());
    }

    /** The same of what is left in any other count. */
    public static Map<String, Gate> of(Map<String, Left> counted) {
        Map<String, Gate> gates = new HashMap<>();
        counted.forEach((code, left) ->
                gates.put(code, new Gate(left.closedBecause(), left.uses(), left.points(), left.amount())));
        return gates;
    }
}
