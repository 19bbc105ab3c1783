package dev.guerdon.rulebook.language;

import dev.guerdon.facts.Word;
import dev.guerdon.proposal.RulePackage;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of docs/rules.md that lists what rules may say, as the code has it. */
final class RulesDocument {
    private final StringBuilder text = new StringBuilder();

    private RulesDocument() {}

    /** The packages with their verbs, the facts with their words, and the words that a programme defines. */
    static String vocabulary() {
        RulesDocument document = new RulesDocument();
        document.packages();
        document.facts();
        document.words();
        return document.text.toString();
    }

    private void packages() {
        line("## What each package may propose");
        for (RulePackage rulePackage : RulePackage.values()) {
            line("");
            line("### " + rulePackage.title());
            line("");
            line(about(rulePackage) + " Reads "
                    + rulePackage.facts().stream().map(RulesDocument::link).collect(Collectors.joining(", ")) + ".");
            line("");
            table(
                    "verb | takes | what it does",
                    VerbSignature.of(rulePackage).stream().map(RulesDocument::row));
        }
    }

    private static String about(RulePackage rulePackage) {
        return switch (rulePackage) {
            case DISCOUNTS -> "What the basket costs.";
            case REDEMPTION -> "What points are worth in the basket.";
            case EARNING -> "What the order earns.";
            case ACTIVITIES -> "What a check-in, a review or a share earns.";
            case TIERS -> "Which tier a member qualifies for.";
            case EXPIRY -> "When points lapse, and who is reminded.";
            case SEGMENTS -> "Lifecycle stage and segments.";
            case LIFECYCLE -> "What goes out to members at night; in campaigns only.";
        };
    }

    private static String row(VerbSignature verb) {
        Parameters parameters = new Parameters(verb);
        String form = "propose." + verb.name()
                + (parameters.written().isEmpty() ? "()" : "(" + String.join(", ", parameters.written()) + ")");
        return "`" + form + "` | " + String.join(", ", parameters.kinds()) + " | " + verb.description();
    }

    /** What stands in a verb's parentheses: as it is written, and what kind of value it is. */
    private record Parameters(VerbSignature verb) {
        List<String> written() {
            return verb.names().stream()
                    .map(name -> name.equals("line") ? "$line" : name)
                    .toList();
        }

        Set<String> kinds() {
            Set<String> kinds = new LinkedHashSet<>();
            for (int i = 0; i < verb.parameters().size(); i++) {
                kinds.add(kind(Type.of(verb.parameters().get(i)), verb.words().get(i)));
            }
            return kinds;
        }
    }

    private void facts() {
        line("");
        line("## What conditions read");
        Set<Class<?>> facts = new LinkedHashSet<>();
        Arrays.stream(RulePackage.values()).map(RulePackage::facts).forEach(facts::addAll);
        Set<Class<?>> reached = new LinkedHashSet<>();
        for (Class<?> fact : facts) {
            fact(fact);
            reached.addAll(reachedFrom(Vocabulary.of(fact).values()));
        }
        reached.forEach(this::fact);
    }

    private static Set<Class<?>> reachedFrom(Collection<Property> properties) {
        return properties.stream()
                .filter(property -> property.type().is(Type.Kind.FACT))
                .map(property -> property.type().fact())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void fact(Class<?> fact) {
        line("");
        line("### " + fact.getSimpleName());
        line("");
        table(
                "word | is | meaning",
                Vocabulary.of(fact).values().stream()
                        .map(property ->
                                "`" + property.signature() + "` | " + kind(property) + " | " + property.description()));
    }

    private void words() {
        line("");
        line("## Where words are defined");
        line("");
        line("A word in quotes must be one that the programme knows:");
        line("");
        table(
                "word | where it is defined",
                Arrays.stream(Word.values())
                        .filter(word -> word != Word.ANY)
                        .sorted(Comparator.comparing(Word::title))
                        .map(word -> word.title() + " | " + definedIn(word)));
    }

    private static String definedIn(Word word) {
        return switch (word) {
            case ANY -> "nowhere: any will do";
            case TIER -> "`tiers` of programme.yaml, rising";
            case STAGE -> "`stages` of programme.yaml; left out: new, growing, mature, declining, dormant";
            case SEGMENT -> "`segments` of programme.yaml";
            case CATEGORY -> "`categories` of programme.yaml; left out: any";
            case CHANNEL -> "`channels` of programme.yaml; left out: any";
            case PAYMENT -> "`payments` of programme.yaml; left out: any";
            case BRAND -> "`brands` of programme.yaml; left out: any";
            case TAG -> "`tags` of programme.yaml; left out: any";
            case ATTRIBUTE -> "`attributes` of programme.yaml; left out: any";
            case WALLET -> "`points`, the only one so far";
            case ACTIVITY -> "`activities` of programme.yaml; left out: any";
            case CAMPAIGN -> "the folders below campaigns/";
            case COUPON -> "`coupons` of catalogue.yaml";
            case COUPON_CODE -> "none: any code, in capital letters";
            case BENEFIT -> "`benefits` of catalogue.yaml";
            case BADGE -> "`badges` of catalogue.yaml";
            case PLAN -> "nowhere yet: plans are not supported";
            case DAY -> "`days` of programme.yaml";
            case DAY_OF_WEEK -> "monday, tuesday, wednesday, thursday, friday, saturday, sunday";
            case MESSAGE_CHANNEL -> "`messageChannels` of programme.yaml; left out: app, sms, email";
            case TEMPLATE -> "`templates` of catalogue.yaml";
            case CURRENCY -> "`currency` of programme.yaml";
        };
    }

    private static String kind(Property property) {
        return property.type().isNumber() ? property.bounds().title() : kind(property.type(), property.word());
    }

    private static String kind(Type type, Word word) {
        return switch (type.kind()) {
            case WHOLE -> "whole number";
            case DECIMAL -> "number";
            case TEXT -> word == Word.ANY ? "text" : word.title();
            case TRUTH -> "true or false";
            case DATE -> "date";
            case TIME -> "time";
            case WORDS -> word == Word.ANY ? "set of texts" : "set of " + word.title() + "s";
            case ENTRIES -> "texts by name";
            case FACT -> link(type.fact());
            case MISSING -> throw new IllegalArgumentException("no word is of this kind");
        };
    }

    private static String link(Class<?> fact) {
        String name = fact.getSimpleName();
        return "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")";
    }

    private void table(String head, Stream<String> rows) {
        line("| " + head + " |");
        line("|" + " --- |".repeat(head.split("\\|", -1).length));
        rows.forEach(row -> line("| " + row + " |"));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
