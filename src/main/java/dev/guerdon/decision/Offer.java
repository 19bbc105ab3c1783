package dev.guerdon.decision;

import dev.guerdon.money.Currency;
import dev.guerdon.proposal.Proposal;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What discounts give, in the words of a shop: {@code 50.00 off}, {@code free shipping}. */
public final class Offer {
    private Offer() {}

    /** All of them, joined; "" where none is worth a word. */
    public static String words(Collection<? extends Proposal> proposals, Currency currency) {
        List<String> words = proposals.stream()
                .flatMap(each -> words(each, currency).stream())
                .distinct()
                .toList();
        return words.stream().collect(Collectors.joining(" and "));
    }

    /** One of them; empty for what is no discount, and for a hint. */
    public static Optional<String> words(Proposal proposal, Currency currency) {
        if (proposal instanceof Proposal.PercentOff off) {
            return Optional.of(plain(off.percent()) + " percent off");
        } else if (proposal instanceof Proposal.AmountOff off) {
            return Optional.of(currency.round(off.value()) + " off");
        } else if (proposal instanceof Proposal.AmountOffFrom from) {
            return Optional.of(currency.round(from.value()) + " off from " + currency.round(from.threshold()));
        } else if (proposal instanceof Proposal.AmountOffEvery every) {
            return Optional.of(currency.round(every.value()) + " off every " + currency.round(every.threshold()));
        } else if (proposal instanceof Proposal.FixedPrice price) {
            return Optional.of("a price of " + money(price.value(), currency) + " each");
        } else if (proposal instanceof Proposal.CheapestFree free) {
            return Optional.of("the cheapest of every " + free.groupSize() + " of " + free.of() + " free");
        } else if (proposal instanceof Proposal.FreeShipping) {
            return Optional.of("free shipping");
        } else if (proposal instanceof Proposal.Gift gift) {
            return Optional.of((gift.quantity() == 1 ? "" : gift.quantity() + " ") + gift.sku() + " as a gift");
        }
        return Optional.empty();
    }

    /** An amount with the currency's decimals, or more where there are more. */
    public static String money(BigDecimal amount, Currency currency) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.setScale(Math.max(plain.scale(), currency.decimals())).toPlainString();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
