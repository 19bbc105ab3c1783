package dev.guerdon.decision;

import dev.guerdon.money.Currency;
import dev.guerdon.money.Money;
import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.Proposal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Tells verdicts as effects. */
final class Effects {
    private static final int MOST_DECIMALS = 20;

    private Effects() {}

    static List<Decision.Effect> of(List<Verdict> verdicts, Currency currency) {
        return verdicts.stream().map(each -> of(each, currency)).toList();
    }

    private static Decision.Effect of(Verdict verdict, Currency currency) {
        Origin origin = verdict.proposed().origin();
        Proposal proposal = verdict.proposed().proposal();
        return new Decision.Effect(
                proposal.verb(),
                origin.rulePackage().title(),
                origin.rule(),
                origin.reason(),
                origin.campaign(),
                proposal.lineId(),
                told(proposal.value()),
                amount(verdict, currency),
                points(verdict),
                text(proposal),
                code(proposal),
                proposal instanceof Proposal.SendMessage message ? message.channel() : null,
                verdict.applies() ? Decision.Effect.APPLIED : Decision.Effect.REJECTED,
                verdict.because());
    }

    /** Of a number without end, such as a third, no more than anybody reads. */
    private static BigDecimal told(BigDecimal value) {
        return value == null || value.scale() <= MOST_DECIMALS
                ? value
                : value.setScale(MOST_DECIMALS, RoundingMode.HALF_UP);
    }

    private static Money amount(Verdict verdict, Currency currency) {
        Proposal proposal = verdict.proposed().proposal();
        boolean isMoney = (proposal instanceof Proposal.Discount && !Gifts.isGift(proposal))
                || proposal instanceof Proposal.Rate
                || proposal instanceof Proposal.Step;
        return isMoney && verdict.applies() ? currency.round(verdict.worth().money()) : null;
    }

    private static Long points(Verdict verdict) {
        Proposal proposal = verdict.proposed().proposal();
        boolean isPoints = proposal instanceof Proposal.Earning && !(proposal instanceof Proposal.Cap);
        return isPoints && verdict.applies() ? verdict.worth().points() : null;
    }

    private static String text(Proposal proposal) {
        if (proposal instanceof Proposal.Hint hint) {
            return hint.text();
        } else if (proposal instanceof Proposal.SendMessage message) {
            return message.template();
        } else if (proposal instanceof Proposal.LapseOn on) {
            return on.date().toString();
        } else if (proposal instanceof Proposal.QualifiesFor tier && tier.until() != null) {
            return tier.until().toString();
        }
        return null;
    }

    private static String code(Proposal proposal) {
        if (proposal instanceof Proposal.GiveCoupon coupon) {
            return coupon.definition();
        } else if (proposal instanceof Proposal.GiveBenefit benefit) {
            return benefit.code();
        } else if (proposal instanceof Proposal.Withheld withheld) {
            return withheld.benefit().code();
        } else if (proposal instanceof Proposal.GiveBadge badge) {
            return badge.code();
        } else if (proposal instanceof Proposal.GiveTag tag) {
            return tag.name();
        } else if (proposal instanceof Proposal.Gift gift) {
            return gift.sku();
        } else if (proposal instanceof Proposal.QualifiesFor tier) {
            return tier.tier();
        } else if (proposal instanceof Proposal.CheapestFree free) {
            return free.of();
        }
        return null;
    }
}
