package dev.guerdon.terms;

import dev.guerdon.decision.Offer;
import dev.guerdon.programme.Catalogue;
import dev.guerdon.programme.Catalogue.CouponDefinition;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What rules give, in the words of a member. Tags and messages are the shop's affair. */
record Gain(Programme programme, Catalogue catalogue) {

    /** Empty for what a member need not know. */
    Optional<String> words(Sample sample) {
        Proposal proposal = sample.proposal();
        if (proposal instanceof Proposal.Earning earning) {
            return Optional.of(earning(earning, sample));
        } else if (proposal instanceof Proposal.Redeeming redeeming) {
            return Optional.of(redeeming(redeeming));
        } else if (proposal instanceof Proposal.GiveCoupon coupon) {
            return Optional.of(coupon(coupon.definition()));
        } else if (proposal instanceof Proposal.GiveBenefit benefit) {
            Catalogue.BenefitDefinition definition = catalogue.benefits().get(benefit.code());
            return Optional.of(benefit.code() + " for " + days(definition.days()));
        } else if (proposal instanceof Proposal.GiveBadge badge) {
            return Optional.of("the badge " + badge.code());
        } else if (proposal instanceof Proposal.Lapsing lapsing && !(proposal instanceof Proposal.SendMessage)) {
            return Optional.of(lapsing(lapsing));
        }
        return sample.per().isEmpty() ? Offer.words(proposal, programme.currency()) : Optional.empty();
    }

    private String earning(Proposal.Earning earning, Sample sample) {
        String number = plain(sample.number());
        if (earning instanceof Proposal.Times) {
            return number + " times the points";
        } else if (earning instanceof Proposal.Cap) {
            return "at most " + number + " points for one order";
        } else if (earning instanceof Proposal.Bonus bonus) {
            return points(number) + lapsing(bonus.lapseAfterDays());
        }
        int lapse = ((Proposal.Points) earning).lapseAfterDays();
        return points(number) + sample.per().map(each -> " for " + each(each)).orElse("") + lapsing(lapse);
    }

    private String each(Sample.Per per) {
        String amount = "each " + Offer.money(per.units(), programme.currency());
        return switch (per.measure()) {
            case PAID -> amount + " paid";
            case NET -> amount + " of the price";
            case AMOUNT -> amount + " of the list price";
            case QUANTITY ->
                per.units().compareTo(BigDecimal.ONE) == 0
                        ? "each article"
                        : "every " + plain(per.units()) + " articles";
        };
    }

    static String days(int count) {
        return count == 1 ? "a day" : count + " days";
    }

    private static String points(String number) {
        return number + (number.equals("1") ? " point" : " points");
    }

    private static String lapsing(int days) {
        return days == 0 ? "" : " that lapse after " + days(days);
    }

    private String redeeming(Proposal.Redeeming redeeming) {
        if (redeeming instanceof Proposal.Rate rate) {
            return "one point pays " + plain(rate.value()) + " "
                    + programme.currency().code();
        } else if (redeeming instanceof Proposal.Step step) {
            return step.points() + " points pay " + Offer.money(step.value(), programme.currency());
        } else if (redeeming instanceof Proposal.MaxShare share) {
            return "at most " + plain(share.value()) + " percent of a basket";
        }
        return "from " + ((Proposal.MinPoints) redeeming).points() + " points on";
    }

    private String coupon(String code) {
        CouponDefinition definition = catalogue.coupons().get(code);
        return "the coupon " + code + limits(definition)
                + (definition.validDays() == 0 ? "" : ", valid for " + days(definition.validDays()));
    }

    /** How often a coupon can be taken up, in parentheses; "" without limits. */
    static String limits(CouponDefinition coupon) {
        List<String> limits = new ArrayList<>();
        if (coupon.perMember() > 0) {
            limits.add(Wording.times(coupon.perMember()) + " for each member");
        }
        if (coupon.total() > 0) {
            limits.add("while it lasts");
        }
        return limits.isEmpty() ? "" : " (" + String.join(", ", limits) + ")";
    }

    private static String lapsing(Proposal.Lapsing lapsing) {
        if (lapsing instanceof Proposal.LapseOn on) {
            return "until " + on.date();
        } else if (lapsing instanceof Proposal.LapseAfter after) {
            int count = after.count();
            return switch (after.span()) {
                case DAYS -> "for " + days(count);
                case MONTHS ->
                    "until the end of the " + Wording.ordinal(count) + " month after the one they were earned in";
                case QUARTERS ->
                    "until the end of the " + Wording.ordinal(count) + " quarter after the one they were earned in";
                case INACTIVITY ->
                    "until " + (count == 1 ? "a month has" : count + " months have")
                            + " passed without an order or an activity";
            };
        }
        return "without end";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
