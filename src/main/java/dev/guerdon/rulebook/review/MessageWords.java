package dev.guerdon.rulebook.review;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.guerdon.message.Templates;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.language.Expression;
import dev.guerdon.rulebook.language.RuleText.Statement;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Words in braces for which the rules that send the message have nothing: a coupon where none is given, points that lapse where
 * no lot is spoken of. Members would read a gap.
 */
final class MessageWords {
    private final YamlFile catalogue;
    private final Consumer<Finding> found;
    private final Map<String, List<Sending>> sendings;
    private final Set<String> campaignsWithCoupons;

    /** One place where a rule sends a message. */
    private record Sending(Vetted rule, Statement statement) {

        String template() {
            return statement.arguments().stream()
                    .map(each -> each instanceof Expression.Text text ? text.value() : "")
                    .reduce("", (channel, template) -> template);
        }
    }

    /** Whether there is something to fill in. */
    private enum Filled {
        ALWAYS,
        PERHAPS,
        NEVER
    }

    private MessageWords(List<Vetted> rules, YamlFile catalogue, Consumer<Finding> found) {
        this.catalogue = catalogue;
        this.found = found;
        this.sendings = rules.stream().flatMap(MessageWords::sendings).collect(groupingBy(Sending::template));
        this.campaignsWithCoupons = rules.stream()
                .filter(MessageWords::givesCoupon)
                .map(MessageWords::campaign)
                .collect(toSet());
    }

    static void check(List<Vetted> rules, YamlFile catalogue, Consumer<Finding> found) {
        MessageWords words = new MessageWords(rules, catalogue, found);
        catalogue
                .map()
                .map("templates")
                .all()
                .forEach((name, template) -> template.map()
                        .get("text")
                        .ifPresent(text -> words.check(text, words.sendings.getOrDefault(name, List.of()))));
    }

    private static Stream<Sending> sendings(Vetted rule) {
        return rule.text().consequence().stream()
                .filter(statement -> statement.verb().equals("message"))
                .map(statement -> new Sending(rule, statement));
    }

    private static boolean givesCoupon(Vetted rule) {
        return rule.text().consequence().stream().anyMatch(each -> each.verb().equals("coupon"));
    }

    /** Empty for an always-on rule. */
    private static String campaign(Vetted rule) {
        String campaign = rule.rule().origin().campaign();
        return campaign == null ? "" : campaign;
    }

    private void check(YamlValue text, List<Sending> sent) {
        for (String word : Templates.placeholders(text.written().orElse(""))) {
            if (!sent.isEmpty() && sent.stream().allMatch(each -> filled(word, each) == Filled.NEVER)) {
                found.accept(Finding.error(
                        catalogue.path(),
                        text.line(),
                        text.column(),
                        "No rule that sends this has anything for {" + word + "}: " + advice(word)));
            } else {
                sent.forEach(each -> warn(word, each));
            }
        }
    }

    private void warn(String word, Sending sending) {
        Filled filled = filled(word, sending);
        if (filled != Filled.ALWAYS) {
            String rule = filled == Filled.NEVER
                    ? "this rule has nothing for {" + word + "} in the message"
                    : "the message says {" + word + "}, which is a gap whenever no other rule of the campaign gives a"
                            + " coupon at the same time";
            sending.rule().warn(sending.statement().at(), rule + ": " + advice(word));
        }
    }

    private static String advice(String word) {
        return word.startsWith("coupon.")
                ? "let the rule that sends the message give the coupon, too, or take the word out"
                : "only the rules in expiry/ speak of points that lapse; take the word out";
    }

    private Filled filled(String word, Sending sending) {
        boolean isOfLots = sending.rule().rule().origin().rulePackage() == RulePackage.EXPIRY;
        return switch (word) {
            case "points", "lot.expiresOn" -> isOfLots ? Filled.ALWAYS : Filled.NEVER;
            case "coupon.code", "coupon.until" -> isOfLots ? Filled.NEVER : coupon(sending.rule());
            default -> Filled.ALWAYS;
        };
    }

    private Filled coupon(Vetted rule) {
        if (givesCoupon(rule)) {
            return Filled.ALWAYS;
        }
        boolean isPossible = !campaign(rule).isEmpty() && campaignsWithCoupons.contains(campaign(rule));
        return isPossible ? Filled.PERHAPS : Filled.NEVER;
    }
}
