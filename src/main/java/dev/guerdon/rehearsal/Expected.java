package dev.guerdon.rehearsal;

import dev.guerdon.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a scenario, or a step of a journey, expects of a decision. What is empty is not looked at; a list that is given is the whole list.
 *
 * @param total of the basket, without shipping
 * @param shipping what is charged for it
 * @param points earned or given
 * @param coupons definitions that are given
 * @param gifts article numbers
 * @param fired names of rules that must fire; empty: none must
 * @param notFired names of rules that must not fire; empty: any may
 * @param places where all this stands
 */
public record Expected(
        Optional<Money> discount,
        Optional<Money> total,
        Optional<Money> shipping,
        Optional<Long> points,
        Redemption redemption,
        Optional<String> tier,
        Optional<String> stage,
        Optional<Set<String>> segments,
        Optional<List<String>> coupons,
        Optional<List<String>> benefits,
        Optional<List<String>> badges,
        Optional<List<String>> tags,
        Optional<List<Message>> messages,
        Optional<List<Gift>> gifts,
        Optional<List<String>> hints,
        Optional<Lapse> expiresOn,
        List<Effect> effects,
        List<String> fired,
        List<String> notFired,
        Places places) {

    /** What points pay. */
    public record Redemption(Optional<Long> points, Optional<Money> amount) {}

    /** A message to the member; without a channel, on any. */
    public record Message(Optional<String> channel, String template) {}

    /** An article in the parcel. */
    public record Gift(String sku, int quantity) {}

    /** The last day on which points can be used; empty: they do not lapse. */
    public record Lapse(Optional<LocalDate> on) {}

    /** An effect that must be among those of the decision, as far as it is described. */
    public record Effect(
            Optional<String> type,
            Optional<String> rulePackage,
            Optional<String> rule,
            Optional<String> reason,
            Optional<String> campaign,
            Optional<String> lineId,
            Optional<BigDecimal> value,
            Optional<BigDecimal> amount,
            Optional<Long> points,
            Optional<String> code,
            Optional<String> text,
            Optional<String> channel,
            Optional<String> status,
            Optional<String> because) {}
}
