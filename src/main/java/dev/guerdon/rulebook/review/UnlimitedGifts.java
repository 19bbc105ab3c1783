package dev.guerdon.rulebook.review;

import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Member;
import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Campaign.Limit;
import dev.guerdon.programme.Catalogue.CouponDefinition;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.files.Place;
import dev.guerdon.rulebook.language.Condition;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.RuleText;
import dev.guerdon.rulebook.settings.Settings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a campaign gives with nothing to bound it: no budget, no limit for a member, no cap. */
final class UnlimitedGifts {
    private static final Set<String> POINTS = Set.of("points", "bonus", "times");
    private static final Set<String> PAID = Set.of("rate", "step");
    private static final Set<String> SERVICES = Set.of("benefit", "message");

    private final Settings settings;
    private final Set<String> misread;
    private final Set<String> capped;

    /** What a proposal costs the shop. */
    private enum Cost {
        NOTHING,
        POINTS,
        MONEY,
        COUPON,
        /** Something without a price: it can only be given less often. */
        SERVICE,
        ARTICLE
    }

    /** @param misread files with a mistake in them: what bounds their campaigns is not known */
    UnlimitedGifts(Settings settings, Set<String> misread, List<Draft> rules) {
        this.settings = settings;
        this.misread = misread;
        Stream<String> perhaps = misread.stream().map(Place::campaignOf).flatMap(Optional::stream);
        Stream<String> surely = rules.stream()
                .filter(rule -> rule.text().consequence().stream()
                        .anyMatch(each -> each.verb().equals("cap")))
                .map(rule -> rule.origin().campaign())
                .filter(Objects::nonNull);
        this.capped = Stream.concat(perhaps, surely).collect(Collectors.toSet());
    }

    void check(Draft rule) {
        Campaign campaign =
                settings.campaigns().get(String.valueOf(rule.origin().campaign()));
        if (campaign == null || misread.contains(fileOf(campaign))) {
            return;
        }
        for (RuleText.Statement statement : rule.text().consequence()) {
            if (isSound(rule, statement)) {
                check(rule, statement, campaign);
            }
        }
    }

    private void check(Draft rule, RuleText.Statement statement, Campaign campaign) {
        RulePackage rulePackage = rule.origin().rulePackage();
        // what a coupon brings comes no more often than the coupon can be used
        if (!isLimited(statement, rulePackage, campaign) && !takesUp(rule, UnlimitedGifts::isLimited)) {
            rule.warn(
                    statement.at(),
                    "nothing bounds how much of this the campaign gives: write a budget or perMember into "
                            + fileOf(campaign));
        } else if (reachesGuests(rule)
                && !isLimited(statement, rulePackage, forGuests(campaign))
                && !takesUp(rule, coupon -> coupon.total() > 0 || isForMembers(coupon))) {
            rule.warn(
                    statement.at(),
                    "guests get this, too, and no limit per member is kept of them: write a budget into "
                            + fileOf(campaign) + ", or ask for a Member() in the rule");
        }
    }

    /** Only discounts are for who has no account, and of a rule that could not be read nobody knows whom it is for. */
    private boolean reachesGuests(Draft rule) {
        return rule.origin().rulePackage() == RulePackage.DISCOUNTS
                && rule.isWhole()
                && rule.text().conditions().stream()
                        .noneMatch(condition -> asksFor(condition, this::isForMembers)
                                || !condition.patterns().map(Pattern::at).allMatch(rule::isSound));
    }

    /** Whether a rule does not fire without a fact of some kind. */
    private static boolean asksFor(Condition condition, Predicate<Pattern> wanted) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().anyMatch(part -> asksFor(part, wanted));
        } else if (condition instanceof Condition.Either either) {
            return either.branches().stream().allMatch(branch -> asksFor(branch, wanted));
        } else if (condition instanceof Condition.Some some) {
            return wanted.test(some.pattern());
        }
        return condition instanceof Pattern pattern && wanted.test(pattern);
    }

    private boolean isForMembers(Pattern pattern) {
        return pattern.fact().equals(Member.class.getSimpleName()) || isOfCoupon(pattern, UnlimitedGifts::isForMembers);
    }

    private static boolean isForMembers(CouponDefinition coupon) {
        return !coupon.isPublic() || coupon.perMember() > 0;
    }

    /** Whether a rule fires only for who hands in one of some coupons. */
    private boolean takesUp(Draft rule, Predicate<CouponDefinition> coupons) {
        return rule.text().conditions().stream()
                .anyMatch(condition -> asksFor(condition, pattern -> isOfCoupon(pattern, coupons)));
    }

    /** Whether only such coupons can be meant. */
    private boolean isOfCoupon(Pattern pattern, Predicate<CouponDefinition> wanted) {
        return pattern.fact().equals(Coupon.class.getSimpleName())
                && pattern.constraints().stream()
                        .map(Condition.Constraint::expression)
                        .filter(expression -> expression.toString().startsWith("definition "))
                        .anyMatch(definition -> areAll(definition, wanted));
    }

    private boolean areAll(Expression ofDefinition, Predicate<CouponDefinition> wanted) {
        boolean isOneOf = (ofDefinition instanceof Expression.Infix infix
                        && infix.operator().equals("=="))
                || (ofDefinition instanceof Expression.OneOf oneOf && !oneOf.isNegated());
        return isOneOf
                && ofDefinition
                        .all()
                        .filter(Expression.Text.class::isInstance)
                        .map(name -> settings.catalogue().coupons().get(((Expression.Text) name).value()))
                        .allMatch(coupon -> coupon != null && wanted.test(coupon));
    }

    /** What is left of a campaign's limits where nobody can be told from another. */
    private static Campaign forGuests(Campaign campaign) {
        return new Campaign(
                campaign.code(), campaign.from(), campaign.until(), Limit.NONE, campaign.per(), 0, campaign.budget());
    }

    private static boolean isSound(Draft rule, RuleText.Statement statement) {
        return rule.isSound(statement.at()) && statement.arguments().stream().allMatch(rule::isSound);
    }

    private static String fileOf(Campaign campaign) {
        return "campaigns/" + campaign.code() + "/campaign.yaml";
    }

    private boolean isLimited(RuleText.Statement statement, RulePackage rulePackage, Campaign campaign) {
        Limit perMember = campaign.perMember();
        Limit budget = campaign.budget();
        if (campaign.every() > 0 || hasUses(perMember) || hasUses(budget)) {
            return true;
        }
        return switch (cost(statement, rulePackage)) {
            case NOTHING -> true;
            case POINTS -> capped.contains(campaign.code()) || hasPoints(perMember) || hasPoints(budget);
            case MONEY -> perMember.amount().isPresent() || budget.amount().isPresent();
            case COUPON -> campaign.isLimited() || isLimitedCoupon(statement); // what it takes off is bounded, too
            case SERVICE -> campaign.isLimited();
            case ARTICLE -> false;
        };
    }

    private static Cost cost(RuleText.Statement statement, RulePackage rulePackage) {
        String verb = statement.verb();
        if (verb.equals("coupon")) {
            return Cost.COUPON;
        } else if (verb.equals("gift")) {
            return Cost.ARTICLE;
        } else if (SERVICES.contains(verb)) {
            return Cost.SERVICE;
        } else if (PAID.contains(verb) || (rulePackage == RulePackage.DISCOUNTS && !verb.equals("hint"))) {
            return Cost.MONEY;
        }
        return POINTS.contains(verb) ? Cost.POINTS : Cost.NOTHING;
    }

    private boolean isLimitedCoupon(RuleText.Statement statement) {
        return statement.arguments().stream()
                .filter(Expression.Text.class::isInstance)
                .map(argument -> settings.catalogue().coupons().get(((Expression.Text) argument).value()))
                .anyMatch(UnlimitedGifts::isLimited);
    }

    private static boolean isLimited(CouponDefinition coupon) {
        return coupon != null && (coupon.perMember() > 0 || coupon.total() > 0);
    }

    private static boolean hasUses(Limit limit) {
        return limit.uses() < Long.MAX_VALUE;
    }

    private static boolean hasPoints(Limit limit) {
        return limit.points() < Long.MAX_VALUE;
    }
}
