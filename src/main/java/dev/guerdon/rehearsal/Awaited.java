package dev.guerdon.rehearsal;

import dev.guerdon.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must be true after a step of a journey. What is empty is not looked at.
 *
 * @param outcome as in scenarios
 * @param isRefused whether the step must not be possible
 * @param clawedBack points taken back by a return or cancellation
 * @param revoked codes of gifts taken back likewise
 * @param member how the member must be then
 */
public record Awaited(
        Expected outcome,
        boolean isRefused,
        Optional<Long> clawedBack,
        Refund refund,
        Optional<List<String>> revoked,
        Figures member) {

    /**
     * Figures of a member.
     *
     * @param wanted by name, each as {@link MemberFigures} tells it
     * @param places where they stand
     */
    public record Figures(Map<String, String> wanted, Places places) {}

    /** What is given back: the net of the units, the money in it, and the points that paid the rest. */
    public record Refund(Optional<Money> amount, Optional<Money> money, Optional<Long> points) {}
}
