package dev.guerdon.rulebook;

import dev.guerdon.facts.Member;
import dev.guerdon.facts.Use;
import dev.guerdon.problem.Problem;
import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Catalogue;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.engine.RuleStopped;
import dev.guerdon.rulebook.engine.Ruleset;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.language.Checked;
import dev.guerdon.rulebook.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * All files below {@code rules/} as one immutable, versioned whole: the programme, and its rules ready to be asked. Safe for use
 * by many threads.
 */
public final class Rulebook {
    private static final Logger LOG = Logger.getLogger(Rulebook.class);

    private final RuleFiles files;
    private final String version;
    private final Settings settings;
    private final Map<RulePackage, Ruleset> rulesets;
    private final Map<RulePackage, Map<String, Checked.Rule>> dated;
    private final Set<Use> uses;
    private final InService inService;

    Rulebook(
            RuleFiles files,
            Settings settings,
            Map<RulePackage, Ruleset> rulesets,
            Map<RulePackage, Map<String, Checked.Rule>> dated,
            Set<Use> uses) {
        this.files = files;
        this.version = files.version();
        this.settings = settings;
        this.rulesets = Map.copyOf(rulesets);
        this.dated = Map.copyOf(dated);
        this.uses = Set.copyOf(uses);
        this.inService = new InService(version, rulesets);
    }

    /** A hash of the content, 12 hex digits. */
    public String version() {
        return version;
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
     * What the package's rules propose for these facts at a moment: rules and campaigns that are not running then say nothing.
     *
     * @throws dev.guerdon.problem.Refusal if a rule runs away
     */
    public List<Proposed> propose(RulePackage rulePackage, Collection<?> facts, Instant at) {
        Ruleset ruleset = inService.of(rulePackage);
        if (ruleset == null) {
            return List.of();
        }
        List<Proposed> proposed = asked(rulePackage, ruleset, facts);
        Map<String, Checked.Rule> watched = dated.get(rulePackage);
        if (watched != null && !proposed.isEmpty()) {
            proposed.removeIf(each -> {
                Checked.Rule rule = watched.get(each.origin().rule());
                return rule != null && closedBecause(rule, at).isPresent();
            });
        }
        return proposed;
    }

    private List<Proposed> asked(RulePackage rulePackage, Ruleset ruleset, Collection<?> facts) {
        try {
            return ruleset.propose(facts);
        } catch (RuleStopped stopped) {
            LOG.warnf("Rulebook %s: %s", version, stopped.getMessage());
            inService.stopped(rulePackage, stopped);
            throw Problem.RULE_STOPPED.because(stopped.getMessage());
        }
    }

    /** Rules that are not asked any more, because they had to be stopped again and again. */
    public List<OutOfService> outOfService() {
        return inService.out();
    }

    /** The same rulebook, asked for one decision at a moment that is to be explained. */
    public Asked asking(Instant at) {
        return new Asked(this, at);
    }

    /**
     * For each rule of a package why it fired for these facts or not, by name.
     *
     * @param fired the names of those that did
     */
    List<Reason> explain(RulePackage rulePackage, Collection<?> facts, Instant at, Set<String> fired) {
        List<Reason> reasons = new ArrayList<>();
        for (Checked.Rule rule : rules(rulePackage)) {
            String name = rule.origin().rule();
            reasons.add(
                    fired.contains(name)
                            ? Reason.fired(
                                    rulePackage.title(),
                                    name,
                                    Explaining.values(rule, facts).orElse(Map.of()))
                            : Reason.notFired(
                                    rulePackage.title(),
                                    name,
                                    closedBecause(rule, at).orElseGet(() -> Explaining.failure(rule, facts))));
        }
        return reasons;
    }

    /** Why a rule does not run at a moment; empty while it does. */
    Optional<String> closedBecause(Checked.Rule rule, Instant at) {
        Optional<String> out = inService.outBecause(rule);
        if (out.isPresent()) {
            return out;
        }
        if (!rule.runsAt(at)) {
            return Optional.of("the rule runs " + span(rule.from(), rule.until()));
        }
        Campaign campaign = campaigns().get(String.valueOf(rule.origin().campaign()));
        if (campaign != null && !campaign.runsAt(at)) {
            return Optional.of("the campaign " + campaign.code() + " runs " + span(campaign.from(), campaign.until()));
        }
        return Optional.empty();
    }

    private String span(Instant from, Instant until) {
        String start = from.equals(Instant.MIN)
                ? ""
                : "from " + from.atZone(programme().zone()).toLocalDate();
        String end = until.equals(Instant.MAX)
                ? ""
                : "until " + until.minusMillis(1).atZone(programme().zone()).toLocalDate();
        return (start + " " + end).strip();
    }

    /**
     * What the member still lacks for a tier: of the rules that qualify for it by lower bounds on numbers of the member alone,
     * the one that lacks the least bounds; empty when none can be told.
     */
    public List<Lacking> lacking(String tier, Member member) {
        List<Lacking> least = List.of();
        for (Checked.Rule rule : rules(RulePackage.TIERS)) {
            boolean qualifies = rule.consequence().stream()
                    .anyMatch(each -> each.constant() instanceof Proposal.QualifiesFor one
                            && one.tier().equals(tier));
            List<Lacking> lacking = qualifies ? lacking(rule, member) : List.of();
            if (!lacking.isEmpty() && (least.isEmpty() || lacking.size() < least.size())) {
                least = lacking;
            }
        }
        return least;
    }

    private static List<Lacking> lacking(Checked.Rule rule, Member member) {
        List<Lacking> lacking = new ArrayList<>();
        for (Checked.Part part : rule.conditions()) {
            if (!(part instanceof Checked.Match match) || match.fact() != Member.class) {
                return List.of();
            }
            for (Checked.Constraint constraint : match.constraints()) {
                Checked.LowerBound bound = constraint.bound();
                if (bound != null) {
                    BigDecimal gap =
                            bound.least().subtract(number(bound.reading().of(member, new Object[0])));
                    if (gap.signum() > 0) {
                        lacking.add(new Lacking(bound.measure(), gap));
                    }
                } else if (!constraint.test().holds(member, new Object[0])) {
                    return List.of();
                }
            }
        }
        return lacking;
    }

    private static BigDecimal number(Object value) {
        return value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(((Number) value).longValue());
    }

    /** A number of the member, and how much is missing of it. */
    public record Lacking(String measure, BigDecimal amount) {}
}
