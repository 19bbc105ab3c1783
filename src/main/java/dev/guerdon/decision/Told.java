package dev.guerdon.decision;

import dev.guerdon.facts.Line;
import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells what was calculated as the parts of a decision. */
final class Told {
    private Told() {}

    /** @param lines with their net */
    static Decision.Pricing pricing(Currency currency, List<Line> lines, Priced priced) {
        List<Decision.PricedLine> told = new ArrayList<>(lines.size());
        Money subtotal = currency.round(Money.ZERO);
        Money total = subtotal;
        for (Line line : lines) {
            Money amount = currency.round(line.amount());
            Money net = currency.round(line.net());
            told.add(new Decision.PricedLine(line.id(), amount, amount.minus(net), net));
            subtotal = subtotal.plus(amount);
            total = total.plus(net);
        }
        return new Decision.Pricing(subtotal, subtotal.minus(total), priced.shipping(), total, told);
    }

    static Decision.Redemption redemption(Currency currency, List<Line> lines, Redeemed redeemed) {
        List<Decision.PaidLine> told = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Money paid = redeemed.byLine().get(i);
            if (paid.isPositive()) {
                told.add(new Decision.PaidLine(lines.get(i).id(), paid));
            }
        }
        return new Decision.Redemption(
                redeemed.points(), currency.round(redeemed.amount()), redeemed.maxPoints(), told, redeemed.because());
    }

    static Decision.Points points(
            List<Line> lines, Earned earned, OffsetDateTime availableAt, List<Booking.NewLot> lots) {
        List<Decision.EarningLine> told = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            told.add(new Decision.EarningLine(lines.get(i).id(), earned.byLine().get(i)));
        }
        LocalDate expiresOn = lots.isEmpty() ? null : lots.get(0).lapsesOn();
        return new Decision.Points(earned.total(), told, availableAt, expiresOn, Map.of());
    }
}
