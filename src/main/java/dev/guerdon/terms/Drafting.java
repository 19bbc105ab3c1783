package dev.guerdon.terms;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import dev.guerdon.decision.Offer;
import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Programme;
import dev.guerdon.programme.Programme.Downgrade;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.Span;
import dev.guerdon.rulebook.language.Checked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the terms of a rulebook as they are on one day: of each rule that runs then its {@code @reason}, and what it gives and
 * asks for as far as that can be put into simple words. What goes out at night is told if all of it can be.
 */
final class Drafting {
    private static final List<RulePackage> OF_CAMPAIGNS = List.of(
            RulePackage.DISCOUNTS,
            RulePackage.REDEMPTION,
            RulePackage.EARNING,
            RulePackage.ACTIVITIES,
            RulePackage.TIERS,
            RulePackage.EXPIRY,
            RulePackage.LIFECYCLE);

    private static final int RANK_OF_FACTORS = 1;

    private final Rulebook rulebook;
    private final Programme programme;
    private final LocalDate on;
    private final Gain gain;
    private final Combining combining;

    private Drafting(Rulebook rulebook, LocalDate on) {
        this.rulebook = rulebook;
        this.programme = rulebook.programme();
        this.on = on;
        this.gain = new Gain(programme, rulebook.catalogue());
        this.combining = new Combining(rulebook);
    }

    /** The terms on a day of the programme's zone. */
    static Terms terms(Rulebook rulebook, LocalDate on) {
        Drafting drafting = new Drafting(rulebook, on);
        return new Terms(
                rulebook.version(),
                rulebook.programme().name(),
                on,
                drafting.sections()
                        .filter(section -> !section.sentences().isEmpty())
                        .toList());
    }

    private Stream<Terms.Section> sections() {
        List<String> earning = earning();
        List<String> besides = sentences(RulePackage.ACTIVITIES);
        List<String> campaigns = campaigns();
        Stream.of(earning, besides, campaigns)
                .filter(section -> !section.isEmpty())
                .findFirst()
                .ifPresent(section -> pending().ifPresent(section::add));
        return Stream.of(
                new Terms.Section("Tiers", tiers()),
                new Terms.Section("Prices", prices()),
                new Terms.Section("How points are earned", earning),
                new Terms.Section("Points besides orders", besides),
                new Terms.Section("What points are worth", sentences(RulePackage.REDEMPTION)),
                new Terms.Section("How long points last", sentences(RulePackage.EXPIRY)),
                new Terms.Section("Campaigns", campaigns));
    }

    private List<String> tiers() {
        List<String> sentences = new ArrayList<>();
        sentences.add("Everyone starts as " + programme.firstTier() + ".");
        for (String tier : programme.tiers().subList(1, programme.tiers().size())) {
            String ways = running(RulePackage.TIERS)
                    .flatMap(rule -> way(rule, tier).stream())
                    .collect(joining("; or "));
            if (!ways.isEmpty()) {
                sentences.add(tier + ": " + ways + ".");
            }
        }
        if (sentences.stream().anyMatch(each -> each.contains(" spent "))) {
            leftOut()
                    .ifPresent(categories ->
                            sentences.add("What is paid for " + categories + " is not counted as spent."));
        }
        sentences.add(
                switch (programme.tierPolicy().downgrade()) {
                    case NEVER -> "A tier that was reached is kept.";
                    case ONE_STEP -> "Who no longer qualifies for a tier comes down by one.";
                    case TO_QUALIFIED -> "Who no longer qualifies for a tier comes down to the one they qualify for.";
                });
        int grace = programme.tierPolicy().graceDays();
        if (grace > 0 && programme.tierPolicy().downgrade() != Downgrade.NEVER) {
            sentences.add("A tier with a last day is kept for " + Gain.days(grace) + " more.");
        }
        return sentences;
    }

    /** How the rule leads to the tier; empty if it does not. */
    private Optional<String> way(Checked.Rule rule, String tier) {
        return rule.consequence().stream()
                .filter(each -> each.text().startsWith("propose.qualifiesFor(\"" + tier + "\""))
                .filter(each -> !isOver(each.constant()))
                .findFirst()
                .map(each -> conditions(rule)
                                .filter(words -> !words.isEmpty())
                                .orElse(rule.origin().reason())
                        + lastDay(each.constant())
                        + running(rule));
    }

    private boolean isOver(Proposal proposal) {
        return proposal instanceof Proposal.QualifiesFor tier
                && tier.until() != null
                && tier.until().isBefore(on);
    }

    /** A tier that is never lost has none. */
    private String lastDay(Proposal proposal) {
        return proposal instanceof Proposal.QualifiesFor tier
                        && tier.until() != null
                        && programme.tierPolicy().downgrade() != Downgrade.NEVER
                ? ", until " + tier.until()
                : "";
    }

    /** When the rule runs, and within which campaign. */
    private String running(Checked.Rule rule) {
        Campaign campaign =
                rulebook.campaigns().get(String.valueOf(rule.origin().campaign()));
        return dates(rule) + (campaign == null ? "" : " (" + title(campaign) + ")");
    }

    /** Categories that count for no tier and that discounts on a whole basket leave out. */
    private Optional<String> leftOut() {
        List<String> categories = programme.categories().keySet().stream()
                .filter(category -> !programme.spends(category))
                .sorted()
                .toList();
        return categories.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", categories));
    }

    private List<String> prices() {
        List<String> sentences = sentences(RulePackage.DISCOUNTS);
        boolean isOnBaskets = running(RulePackage.DISCOUNTS)
                .flatMap(rule -> rule.consequence().stream())
                .map(Checked.Statement::constant)
                .anyMatch(Drafting::isOffBasket);
        if (isOnBaskets) {
            leftOut()
                    .ifPresent(
                            categories -> sentences.add("Discounts on a whole basket leave out " + categories + "."));
        }
        return sentences;
    }

    private static boolean isOffBasket(Proposal proposal) {
        return proposal instanceof Proposal.AmountOffFrom
                || proposal instanceof Proposal.AmountOffEvery
                || ((proposal instanceof Proposal.PercentOff || proposal instanceof Proposal.AmountOff)
                        && proposal.lineId() == null);
    }

    private List<String> earning() {
        List<Checked.Rule> rules = running(RulePackage.EARNING).toList();
        List<String> sentences =
                new ArrayList<>(sentences(rules.stream().filter(rule -> rank(rule) <= RANK_OF_FACTORS)));
        combining.factors(rules).ifPresent(sentences::add);
        sentences.addAll(sentences(rules.stream().filter(rule -> rank(rule) > RANK_OF_FACTORS)));
        sentences.addAll(combining.groups(told(rules)));
        return sentences;
    }

    private Optional<String> pending() {
        int days = programme.points().availableAfterDays();
        return days == 0
                ? Optional.empty()
                : Optional.of("Points can be used " + Gain.days(days) + " after they were earned.");
    }

    private List<String> sentences(RulePackage rulePackage) {
        List<Checked.Rule> rules = running(rulePackage).toList();
        List<String> sentences = new ArrayList<>(sentences(rules.stream()));
        sentences.addAll(combining.groups(told(rules)));
        combining.rates(rules).ifPresent(sentences::add);
        return sentences;
    }

    /** Those of which the member is told, in their section or that of the campaigns. */
    private List<Checked.Rule> told(List<Checked.Rule> rules) {
        return rules.stream().filter(rule -> sentence(rule).isPresent()).toList();
    }

    private List<String> sentences(Stream<Checked.Rule> rules) {
        return rules.filter(rule -> rule.origin().campaign() == null)
                .flatMap(rule -> sentence(rule).stream())
                .toList();
    }

    private List<String> campaigns() {
        Stream<String> sentences = rulebook.campaigns().values().stream()
                .sorted(Comparator.comparing(Campaign::code))
                .flatMap(this::sentences);
        List<Checked.Rule> atNight =
                running(RulePackage.LIFECYCLE).filter(this::canBeAwaited).toList();
        return Stream.concat(sentences, combining.groups(told(atNight)).stream())
                .collect(toCollection(ArrayList::new));
    }

    private Stream<String> sentences(Campaign campaign) {
        return OF_CAMPAIGNS.stream()
                .flatMap(this::running)
                .filter(rule -> campaign.code().equals(rule.origin().campaign()))
                .filter(rule -> rule.origin().rulePackage() != RulePackage.LIFECYCLE || canBeAwaited(rule))
                .flatMap(rule -> sentence(rule).stream())
                .map(sentence -> title(campaign) + ": " + sentence);
    }

    private String title(Campaign campaign) {
        String dates = span(campaign.from(), campaign.until()).toString();
        return campaign.code() + (dates.isEmpty() ? "" : ", " + dates) + limit(campaign);
    }

    /** Such as what comes on a birthday; a gift for who stayed away is a surprise, or everybody would wait for it. */
    private boolean canBeAwaited(Checked.Rule rule) {
        return conditions(rule).isPresent() && !Wording.isAboutAbsence(rule.conditions());
    }

    private String limit(Campaign campaign) {
        Campaign.Limit perMember = campaign.perMember();
        String per = per(campaign.per());
        List<String> limits = new ArrayList<>();
        if (perMember.uses() < Long.MAX_VALUE) {
            limits.add((perMember.uses() == 1 ? "once" : perMember.uses() + " times") + per);
        }
        if (perMember.points() < Long.MAX_VALUE) {
            limits.add("at most " + perMember.points() + " points" + per);
        }
        perMember
                .amount()
                .ifPresent(money -> limits.add("at most " + Offer.money(money.amount(), programme.currency()) + per));
        if (campaign.every() > 0) {
            limits.add(campaign.every() == 1 ? "once a day" : "once in " + campaign.every() + " days");
        }
        if (campaign.budget().isLimit()) {
            limits.add("while it lasts");
        }
        return limits.stream().map(limit -> ", " + limit).collect(joining());
    }

    private static String per(Campaign.Period period) {
        return period == Campaign.Period.EVER ? "" : " a " + period.name().toLowerCase(Locale.ROOT);
    }

    /** The rules of a package that run at some moment of the day and can hold on it or later: what is basic comes first. */
    private Stream<Checked.Rule> running(RulePackage rulePackage) {
        return rulebook.rules(rulePackage).stream()
                .filter(rule ->
                        runs(rule.from(), rule.until()) && runs(rule.origin().campaign()))
                .filter(rule -> !Wording.isOver(rule.conditions(), on))
                .sorted(Comparator.comparingInt(Drafting::rank)
                        .thenComparing(rule -> rule.origin().rule()));
    }

    private boolean runs(String campaign) {
        Campaign known = campaign == null ? null : rulebook.campaigns().get(campaign);
        return known == null || runs(known.from(), known.until());
    }

    private boolean runs(Instant from, Instant until) {
        Instant start = on.atStartOfDay(programme.zone()).toInstant();
        Instant end = on.plusDays(1).atStartOfDay(programme.zone()).toInstant();
        return from.isBefore(end) && until.isAfter(start);
    }

    private static int rank(Checked.Rule rule) {
        String verb =
                rule.consequence().isEmpty() ? "" : rule.consequence().get(0).text();
        if (verb.startsWith("propose.points") || verb.startsWith("propose.rate")) {
            return 0;
        } else if (verb.startsWith("propose.times")) {
            return RANK_OF_FACTORS;
        }
        return verb.startsWith("propose.cap") ? 3 : 2;
    }

    /** Empty for a rule that gives nothing a member need know of. */
    private Optional<String> sentence(Checked.Rule rule) {
        List<Optional<Sample>> samples =
                rule.consequence().stream().map(each -> Sample.of(rule, each)).toList();
        List<String> gives = samples.stream()
                .flatMap(Optional::stream)
                .distinct()
                .flatMap(each -> gain.words(each).stream())
                .toList();
        boolean isKnown =
                samples.stream().allMatch(Optional::isPresent) && !Wording.isAboutSeveralLines(rule.conditions());
        if (isKnown && gives.isEmpty()) {
            return Optional.empty();
        }
        String details = isKnown
                ? conditions(rule)
                        .map(words -> withHolders(rule, words))
                        .map(words -> ": " + String.join(" and ", gives) + (words.isEmpty() ? "" : ", " + words))
                        .orElse("")
                : "";
        return Optional.of(rule.origin().reason() + details + dates(rule) + ".");
    }

    private Optional<String> conditions(Checked.Rule rule) {
        return Wording.of(rulebook, rule).conditions(rule.conditions());
    }

    /** For members of which tiers a benefit is, where that is not said already. */
    private String withHolders(Checked.Rule rule, String words) {
        String holders = rule.consequence().stream()
                .map(Checked.Statement::constant)
                .filter(Proposal.GiveBenefit.class::isInstance)
                .map(each -> rulebook.catalogue()
                        .benefits()
                        .get(((Proposal.GiveBenefit) each).code())
                        .tiers())
                .filter(tiers -> !tiers.isEmpty())
                .map(tiers -> "for " + String.join(", ", tiers) + " members")
                .filter(each -> !words.contains(each))
                .distinct()
                .collect(joining(", "));
        return words.isEmpty() || holders.isEmpty() ? words + holders : words + ", " + holders;
    }

    /** Of a rule of a campaign what is narrower than that. */
    private String dates(Checked.Rule rule) {
        Campaign campaign =
                rulebook.campaigns().get(String.valueOf(rule.origin().campaign()));
        boolean beginsLater = campaign == null || rule.from().isAfter(campaign.from());
        boolean endsEarlier = campaign == null || rule.until().isBefore(campaign.until());
        String dates = span(beginsLater ? rule.from() : Instant.MIN, endsEarlier ? rule.until() : Instant.MAX)
                .toString();
        return dates.isEmpty() ? "" : " (" + dates + ")";
    }

    private Span span(Instant from, Instant until) {
        return new Span(from, until, programme.zone());
    }
}
