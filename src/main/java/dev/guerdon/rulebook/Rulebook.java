package dev.guerdon.rulebook;

import dev.guerdon.facts.Basket;
import dev.guerdon.facts.Coupon;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Use;
import dev.guerdon.problem.Problem;
import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Catalogue;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.proposal.WithinReach;
import dev.guerdon.rulebook.engine.RuleStopped;
import dev.guerdon.rulebook.engine.Ruleset;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.language.Checked;
import dev.guerdon.rulebook.review.Together;
import dev.guerdon.rulebook.review.Vetted;
import dev.guerdon.rulebook.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * All files below {@code rules/} as one immutable, versioned whole: the programme, and its rules ready to be asked. Safe for use
 * by many threads.
 */
public final class Rulebook {
    private static final Logger LOG = Logger.getLogger(Rulebook.class);

    /** A tenth of what stops a rule. */
    private static final long MOST_FOR_WHAT_MIGHT_BE = 200_000;

    private final RuleFiles files;
    private final String version;
    private final Settings settings;
    private final KnownRules known;
    private final Map<RulePackage, Ruleset> rulesets;
    private final Map<RulePackage, Map<String, Checked.Rule>> dated;
    private final Map<RulePackage, Set<Use>> usesByPackage;
    private final Set<Use> uses;
    private final InService inService;
    private final Holders holders;
    private final Thresholds thresholds;

    Rulebook(
            RuleFiles files,
            Settings settings,
            KnownRules known,
            Map<RulePackage, Map<String, Checked.Rule>> dated,
            Map<RulePackage, Set<Use>> uses) {
        this.files = files;
        this.version = files.version();
        this.settings = settings;
        this.known = known;
        this.rulesets = known.rulesets();
        this.dated = Map.copyOf(dated);
        this.usesByPackage = Map.copyOf(uses);
        this.uses = uses(Set.of(RulePackage.values()));
        this.holders = new Holders(catalogue());
        this.inService = new InService(version, rulesets);
        this.thresholds = new Thresholds(
                rules(RulePackage.DISCOUNTS),
                rules(RulePackage.TIERS),
                programme().currency().decimals());
    }

    /** A hash of the content, 12 hex digits. */
    public String version() {
        return version;
    }

    /** What came of its files, for the next rulebook. */
    KnownRules known() {
        return known;
    }

    public RuleFiles files() {
        return files;
    }

    public Settings settings() {
        return settings;
    }

    public Programme programme() {
        return settings.programme();
    }

    public Catalogue catalogue() {
        return settings.catalogue();
    }

    /** By code. */
    public Map<String, Campaign> campaigns() {
        return settings.campaigns();
    }

    /** Whether anything is limited for all members together, so that it matters who comes first. */
    public boolean sharesLimits() {
        return campaigns().values().stream().anyMatch(each -> each.budget().isLimit())
                || catalogue().coupons().values().stream().anyMatch(each -> each.total() > 0);
    }

    /** What the rules read, so that the rest need not be loaded. */
    public Set<Use> uses() {
        return uses;
    }

    /** What the rules of some packages read. */
    public Set<Use> uses(Set<RulePackage> packages) {
        return packages.stream()
                .flatMap(each -> usesByPackage.getOrDefault(each, Set.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether any rule reads the property of the fact. */
    public boolean reads(Class<?> fact, String property) {
        return uses.stream()
                .anyMatch(use -> use.fact() == fact && use.property().equals(property));
    }

    public boolean hasRules(RulePackage rulePackage) {
        return rulesets.containsKey(rulePackage);
    }

    /** How many rules there are in all packages. */
    public int countRules() {
        return rulesets.values().stream().mapToInt(each -> each.rules().size()).sum();
    }

    /** The rules of a package; empty without any. */
    public List<Checked.Rule> rules(RulePackage rulePackage) {
        Ruleset ruleset = rulesets.get(rulePackage);
        return ruleset == null ? List.of() : ruleset.rules();
    }

    /**
     * Whether two rules of one package can both propose with a verb for one order, or one line where both do so for lines. False
     * only where their conditions contradict each other.
     */
    public boolean canPropose(String verb, Checked.Rule one, Checked.Rule other) {
        return Together.canPropose(verb, known(one), known(other), programme().tiers());
    }

    /** Whether two rules of one package can fire in one decision. False only where their conditions contradict each other. */
    public boolean canComeTogether(Checked.Rule one, Checked.Rule other) {
        return Together.canFire(known(one), known(other), programme().tiers());
    }

    private Vetted known(Checked.Rule rule) {
        return known.rule(rule.origin().rulePackage(), rule.origin().rule());
    }

    /**
     * What the package's rules propose for these facts at a moment: rules and campaigns that are not running then say nothing.
     *
     * @throws dev.guerdon.problem.Refusal if a rule runs away
     */
    public List<Proposed> propose(RulePackage rulePackage, Collection<?> facts, Instant at) {
        return ask(rulePackage, facts, at).proposed();
    }

    /** The same, with what it cost. */
    Ruleset.Answer ask(RulePackage rulePackage, Collection<?> facts, Instant at) {
        Ruleset ruleset = inService.of(rulePackage, facts.size());
        if (ruleset == null) {
            return new Ruleset.Answer(List.of(), 0);
        }
        Ruleset.Answer answer = asked(rulePackage, ruleset, facts);
        return new Ruleset.Answer(running(rulePackage, answer.proposed(), facts, at), answer.cost());
    }

    /**
     * The same of all rules, also of those that were taken out of service since: what was decided by a rule is not undone for
     * the want of it. A rule that has to be stopped and had no part in the decision is left out; where another has to be
     * stopped, the rules in service are asked.
     *
     * @param deciding the rules by which it was decided, by name
     * @throws dev.guerdon.problem.Refusal if one of these runs away
     */
    public List<Proposed> proposeAgain(RulePackage rulePackage, Collection<?> facts, Instant at, Set<String> deciding) {
        Ruleset complete = inService.complete(rulePackage);
        if (complete == null) {
            return List.of();
        }
        try {
            SecondHearing again = SecondHearing.of(complete, facts, rule -> !deciding.contains(rule));
            return running(rulePackage, again.proposed(), facts, at);
        } catch (RuleStopped stopped) {
            return propose(rulePackage, facts, at);
        }
    }

    /**
     * The same of the rules in service, only to tell of it: those that have to be stopped are left out, and stay in service.
     *
     * @throws dev.guerdon.problem.Refusal if too many run away
     */
    SecondHearing retrace(RulePackage rulePackage, Collection<?> facts, Instant at) {
        Ruleset ruleset = inService.of(rulePackage, facts.size());
        if (ruleset == null) {
            return new SecondHearing(List.of(), Map.of());
        }
        try {
            SecondHearing again = SecondHearing.of(ruleset, facts, rule -> true);
            return new SecondHearing(running(rulePackage, again.proposed(), facts, at), again.stopped());
        } catch (RuleStopped stopped) {
            throw Problem.RULE_STOPPED.because(stopped.getMessage());
        }
    }

    /**
     * The same, only to see what would be: those that have to be stopped are left out, and stay in service.
     *
     * @param stopped is told each of them by name
     * @throws dev.guerdon.problem.Refusal if too many run away
     */
    public List<Proposed> proposeToSee(
            RulePackage rulePackage, Collection<?> facts, Instant at, Consumer<String> stopped) {
        SecondHearing hearing = retrace(rulePackage, facts, at);
        hearing.stopped().keySet().forEach(stopped);
        return hearing.proposed();
    }

    /**
     * The same, asked about what might be: empty where it costs much or a rule would have to be stopped, and none is taken out of
     * service.
     */
    public Optional<List<Proposed>> proposeIf(RulePackage rulePackage, Collection<?> facts, Instant at) {
        Ruleset ruleset = inService.of(rulePackage, facts.size());
        if (ruleset == null) {
            return Optional.of(List.of());
        }
        try {
            Ruleset.Answer answer = ruleset.ask(facts);
            return answer.cost() > MOST_FOR_WHAT_MIGHT_BE
                    ? Optional.empty()
                    : Optional.of(running(rulePackage, answer.proposed(), facts, at));
        } catch (RuleStopped stopped) {
            return Optional.empty();
        }
    }

    private List<Proposed> running(RulePackage rulePackage, List<Proposed> proposed, Collection<?> facts, Instant at) {
        Map<String, Checked.Rule> watched = dated.get(rulePackage);
        if (watched != null && !proposed.isEmpty()) {
            proposed.removeIf(each -> {
                Checked.Rule rule = watched.get(each.origin().rule());
                return rule != null && !runs(rule, at);
            });
        }
        holders.withhold(proposed, facts);
        return proposed;
    }

    private Ruleset.Answer asked(RulePackage rulePackage, Ruleset ruleset, Collection<?> facts) {
        try {
            return ruleset.ask(facts);
        } catch (RuleStopped stopped) {
            LOG.warnf("Rulebook %s: %s", version, stopped.getMessage());
            inService.stopped(rulePackage, facts.size(), stopped);
            throw Problem.RULE_STOPPED.because(stopped.getMessage());
        }
    }

    /** From now on all rules are asked again, whatever had to be stopped before. */
    void askAll() {
        inService.beginAnew();
    }

    /** Rules that are not asked about everything any more, because they had to be stopped again and again. */
    public List<OutOfService> outOfService() {
        return inService.out();
    }

    /** Whether a rule ran away since this rulebook was made, in service still or not. */
    public boolean hadToStop() {
        return inService.hadToStop();
    }

    /** The same rulebook, asked for one decision at a moment that is to be explained. */
    public Asked asking(Instant at) {
        return asking(at, Map.of());
    }

    /**
     * The same with coupons that were handed in and are no facts.
     *
     * @param unusable why each can't be used
     */
    public Asked asking(Instant at, Map<Coupon, String> unusable) {
        return new Asked(this, at, unusable, false);
    }

    /** The same, asked again what was decided before, only to explain it: no rule is taken out of service for it. */
    public Asked retracing(Instant at, Map<Coupon, String> unusable) {
        return new Asked(this, at, unusable, true);
    }

    /**
     * For each rule of a package why it fired for these facts or not, by name.
     *
     * @param fired the names of those that did
     * @param unusable coupons that are no facts, and why
     * @param patience for all rules together
     */
    List<Reason> explain(
            RulePackage rulePackage,
            Collection<?> facts,
            Instant at,
            Set<String> fired,
            Map<Coupon, String> unusable,
            Patience patience) {
        List<Reason> reasons = new ArrayList<>();
        for (Checked.Rule rule : rules(rulePackage)) {
            boolean hasFired = fired.contains(rule.origin().rule());
            patience.isOverAfter(facts.size());
            Reason reason = patience.isOver() ? null : explain(rule, facts, at, hasFired, unusable, patience);
            reasons.add(reason == null || patience.isOver() ? Reason.notExplained(rule.origin(), hasFired) : reason);
        }
        return reasons;
    }

    private Reason explain(
            Checked.Rule rule,
            Collection<?> facts,
            Instant at,
            boolean hasFired,
            Map<Coupon, String> unusable,
            Patience patience) {
        String title = rule.origin().rulePackage().title();
        String name = rule.origin().rule();
        if (hasFired) {
            return Reason.fired(title, name, Explaining.matches(rule, Shown.to(programme(), facts), patience.forOne()));
        }
        return Reason.notFired(
                title,
                name,
                inService
                        .outBecause(rule, facts.size())
                        .or(() -> closedBecause(rule, at))
                        .or(() -> couponBecause(rule, facts, unusable, patience))
                        .orElseGet(() -> Explaining.failure(rule, Shown.to(programme(), facts), patience.forOne())));
    }

    /**
     * What keeps the rules back that are for a coupon: the first condition that does not hold of one that runs, or else why the
     * first of them does not run. Empty where there are none, or all is as they want it, or that takes too long to find out.
     *
     * @param facts what the rules of each package were asked with
     */
    public Optional<String> whyNothingFor(Coupon coupon, Map<RulePackage, ? extends Collection<?>> facts, Instant at) {
        Patience patience = new Patience();
        List<String> closed = new ArrayList<>();
        for (RulePackage rulePackage : new TreeMap<>(facts).keySet()) {
            for (Checked.Rule rule : rules(rulePackage)) {
                if (!Explaining.isFor(rule, coupon)) {
                    continue;
                }
                Collection<?> asked = facts.get(rulePackage);
                Optional<String> why = inService.outBecause(rule, asked.size()).or(() -> closedBecause(rule, at));
                if (why.isPresent()) {
                    closed.add(why.get());
                } else if (!Explaining.holds(rule, asked, patience)) {
                    return patience.isOver()
                            ? Optional.empty()
                            : Optional.of(Explaining.failure(rule, Shown.to(programme(), asked), new Patience()));
                }
            }
        }
        return closed.stream().findFirst();
    }

    /** Why the coupon can't be used without which the rule would have fired; empty if it would not have with any. */
    private Optional<String> couponBecause(
            Checked.Rule rule, Collection<?> facts, Map<Coupon, String> unusable, Patience patience) {
        for (Map.Entry<Coupon, String> coupon : unusable.entrySet()) {
            List<Object> withCoupon = new ArrayList<>(facts);
            withCoupon.add(coupon.getKey());
            if (Explaining.holds(rule, withCoupon, patience.forOne())) {
                return Optional.of("the coupon " + coupon.getKey().code() + " can't be used: " + coupon.getValue());
            }
        }
        return Optional.empty();
    }

    /** Whether a rule, and its campaign if it is of one, runs at a moment. */
    private boolean runs(Checked.Rule rule, Instant at) {
        Campaign campaign = campaign(rule);
        return !at.isBefore(rule.from()) && at.isBefore(rule.until()) && (campaign == null || campaign.runsAt(at));
    }

    private Campaign campaign(Checked.Rule rule) {
        return campaigns().get(String.valueOf(rule.origin().campaign()));
    }

    /** Why a rule does not run at a moment, in words; empty while it does. */
    private Optional<String> closedBecause(Checked.Rule rule, Instant at) {
        Optional<String> closed =
                span(rule.from(), rule.until()).closedBecause(at).map(because -> "the rule " + because);
        Campaign campaign = campaign(rule);
        return campaign == null
                ? closed
                : closed.or(() -> span(campaign.from(), campaign.until())
                        .closedBecause(at)
                        .map(because -> "the campaign " + campaign.code() + " " + because));
    }

    /** Whether a rule may give something at a moment, however large the basket is. */
    private boolean isAsked(Checked.Rule rule, Instant at) {
        return runs(rule, at) && inService.outBecause(rule, Integer.MAX_VALUE).isEmpty();
    }

    private Span span(Instant from, Instant until) {
        return new Span(from, until, programme().zone());
    }

    /**
     * What the member still lacks for a tier: of the rules that qualify for it by lower bounds on numbers of the member, and
     * whose other conditions hold, the nearest, which is the one of whose numbers the smallest parts are missing; empty when
     * none can be told.
     */
    public List<Lacking> lacking(String tier, Member member) {
        Instant at = member.today().atStartOfDay(programme().zone()).toInstant();
        return thresholds.lacking(tier, member, rule -> isAsked(rule, at));
    }

    /**
     * Discount rules that lack one number of the basket only, and of it at most half of what they want. All else that they
     * ask for holds, and they and their campaigns run.
     *
     * @param facts of the discount rules, the basket among them
     */
    public List<WithinReach> withinReach(Basket basket, Collection<?> facts, Instant at) {
        return thresholds.within(basket, facts, rule -> isAsked(rule, at));
    }

    /** A number of the member, and how much is missing of it. */
    public record Lacking(String measure, BigDecimal amount) {}
}
