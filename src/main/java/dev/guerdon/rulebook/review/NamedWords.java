package dev.guerdon.rulebook.review;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Word;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.language.Condition;
import dev.guerdon.rulebook.language.Condition.Pattern;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.Expression.Call;
import dev.guerdon.rulebook.language.Expression.Infix;
import dev.guerdon.rulebook.language.Expression.OneOf;
import dev.guerdon.rulebook.language.Expression.Text;
import dev.guerdon.rulebook.language.Property;
import dev.guerdon.rulebook.language.RuleText;
import dev.guerdon.rulebook.language.VerbSignature;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words in quotes of rules, by what they are words for: a coupon is not named by a tag that is called like it. */
final class NamedWords {
    private final Map<Word, Set<String>> named = new EnumMap<>(Word.class);
    private final Set<Word> unforeseeable = EnumSet.noneOf(Word.class);

    NamedWords(List<Vetted> rules) {
        rules.forEach(this::read);
    }

    /** Whether some rule names it, or may, where it proposes what it found in a fact. */
    boolean has(Word kind, String word) {
        return unforeseeable.contains(kind)
                || named.getOrDefault(kind, Set.of()).contains(word);
    }

    private void read(Vetted rule) {
        RulePackage rulePackage = rule.rule().origin().rulePackage();
        List<Condition> conditions = rule.text().conditions();
        Subjects subjects = new Subjects(rulePackage.facts(), conditions, new TierOrder(List.of()));
        conditions.stream()
                .flatMap(Condition::patterns)
                .forEach(pattern -> pattern.constraints()
                        .forEach(constraint ->
                                constraint.expression().all().forEach(part -> read(part, pattern, subjects))));
        rule.text().consequence().forEach(statement -> read(statement, rulePackage));
    }

    private void read(Expression part, Pattern own, Subjects subjects) {
        if (part instanceof Infix infix) {
            compared(infix.left(), List.of(infix.right()), own, subjects);
            compared(infix.right(), List.of(infix.left()), own, subjects);
        } else if (part instanceof OneOf oneOf) {
            compared(oneOf.item(), oneOf.choices(), own, subjects);
        } else if (part instanceof Call call) {
            subjects.property(call, own)
                    .ifPresent(
                            property -> call.arguments().forEach(argument -> add(property.parameterWord(), argument)));
        }
    }

    private void compared(Expression about, List<Expression> others, Pattern own, Subjects subjects) {
        subjects.property(about, own).ifPresent(property -> others.forEach(other -> add(kind(property), other)));
    }

    /** The code of a public coupon is its name in the catalogue. */
    private static Word kind(Property property) {
        boolean isCode = (property.owner() == Coupon.class && property.name().equals("code"))
                || (property.owner() == Basket.class && property.name().equals("coupons"));
        return isCode ? Word.COUPON : property.word();
    }

    private void read(RuleText.Statement statement, RulePackage rulePackage) {
        List<Expression> arguments = statement.arguments();
        VerbSignature.of(rulePackage).stream()
                .filter(form ->
                        form.name().equals(statement.verb()) && form.words().size() == arguments.size())
                .forEach(form -> {
                    for (int i = 0; i < arguments.size(); i++) {
                        proposed(form.words().get(i), arguments.get(i));
                    }
                });
    }

    private void proposed(Word kind, Expression argument) {
        if (argument instanceof Text) {
            add(kind, argument);
        } else {
            unforeseeable.add(kind);
        }
    }

    private void add(Word kind, Expression expression) {
        if (expression instanceof Text text) {
            named.computeIfAbsent(kind, each -> new HashSet<>()).add(text.value());
        }
    }
}
