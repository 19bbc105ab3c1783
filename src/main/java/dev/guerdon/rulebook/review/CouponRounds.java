package dev.guerdon.rulebook.review;

import dev.guerdon.facts.Coupon;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.language.Condition;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Coupons that rules give and no rule takes up, and coupons that a rule takes up and nobody is given. */
final class CouponRounds {
    private final Set<String> given;
    private final Set<String> taken;
    /** Whether some rule takes up coupons that it does not name. */
    private final boolean takesAny;

    private CouponRounds(List<Vetted> rules) {
        List<List<String>> patterns = rules.stream()
                .flatMap(rule -> rule.text().conditions().stream())
                .flatMap(Condition::patterns)
                .filter(pattern -> pattern.fact().equals(Coupon.class.getSimpleName()))
                .map(CouponRounds::named)
                .toList();
        this.takesAny = patterns.stream().anyMatch(List::isEmpty);
        this.taken = patterns.stream().flatMap(List::stream).collect(Collectors.toSet());
        this.given = rules.stream()
                .flatMap(rule -> rule.text().consequence().stream())
                .filter(statement -> statement.verb().equals("coupon"))
                .flatMap(statement -> texts(statement.arguments().stream()))
                .collect(Collectors.toSet());
    }

    static void check(List<Vetted> rules, YamlFile file, Consumer<Finding> found) {
        CouponRounds rounds = new CouponRounds(rules);
        file.map().map("coupons").keys().forEach((code, place) -> rounds.check(code, place, file, found));
    }

    private void check(String code, YamlValue place, YamlFile file, Consumer<Finding> found) {
        boolean isPublic = file.map()
                .map("coupons")
                .map(code)
                .get("public")
                .flatMap(YamlValue::written)
                .filter("true"::equals)
                .isPresent();
        String message = null;
        if (given.contains(code) && !taken.contains(code) && !takesAny) {
            message = "Rules give the coupon \"" + code
                    + "\" and none takes it up, so it is worth nothing: write a rule with" + " Coupon( definition == \""
                    + code + "\" ).";
        } else if (taken.contains(code) && !given.contains(code) && !isPublic) {
            message = "A rule takes up the coupon \"" + code
                    + "\", but no rule gives it and it is not public: only members"
                    + " who hold it from before can use it.";
        }
        if (message != null) {
            found.accept(Finding.warning(file.path(), place.line(), place.column(), message));
        }
    }

    /** The definitions that a pattern names by comparing with them; none where it may be about others as well. */
    private static List<String> named(Condition.Pattern pattern) {
        return pattern.constraints().stream()
                .map(Condition.Constraint::expression)
                .filter(CouponRounds::isNaming)
                .flatMap(each -> texts(each.all()))
                .toList();
    }

    private static boolean isNaming(Expression expression) {
        return expression
                        .all()
                        .anyMatch(each -> each instanceof Expression.Call call
                                && call.name().equals("definition"))
                && expression.all().noneMatch(CouponRounds::isNegation);
    }

    private static boolean isNegation(Expression expression) {
        return expression instanceof Expression.Prefix
                || (expression instanceof Expression.OneOf choice && choice.isNegated())
                || (expression instanceof Expression.Infix infix
                        && infix.operator().equals("!="));
    }

    private static Stream<String> texts(Stream<Expression> expressions) {
        return expressions.filter(Expression.Text.class::isInstance).map(each -> ((Expression.Text) each).value());
    }
}
