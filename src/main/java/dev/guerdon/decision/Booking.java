package dev.guerdon.decision;

import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What is to be written when the decided basket is ordered, besides the decision itself.
 *
 * @param lines with what they cost and what of it is paid in money
 * @param lots that are born, together the points earned; none for a guest
 * @param campaigns what the order takes of each campaign it uses, by code; each is one use
 * @param memberAfter as the tier rules saw him, in the tier he then stands in; null for a guest, and so is {@code tier}
 */
public record Booking(
        List<Line> lines, List<NewLot> lots, Map<String, Taken> campaigns, Member memberAfter, TierStanding tier) {

    /**
     * Points that are earned together.
     *
     * @param lapsesOn last day to use them, or null
     * @param source {@code order}, or the campaign that gave points with a term of their own
     * @param ownTerm whether a rule that gave them said when they lapse; the expiry rules then do not decide
     */
    public record NewLot(long points, LocalDate lapsesOn, String source, boolean ownTerm) {}

    /** Points and money that one use of a campaign costs: what the decision would lose without the whole campaign. */
    public record Taken(long points, Money amount) {}
}
