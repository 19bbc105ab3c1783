package dev.guerdon.backtest;

import dev.guerdon.backtest.BacktestResult.Both;
import dev.guerdon.backtest.BacktestResult.Failure;
import dev.guerdon.backtest.BacktestResult.Failures;
import dev.guerdon.backtest.BacktestResult.OfCampaign;
import dev.guerdon.backtest.BacktestResult.OfRule;
import dev.guerdon.backtest.BacktestResult.OfTier;
import dev.guerdon.backtest.BacktestResult.OrderDifference;
import dev.guerdon.backtest.BacktestResult.Stopped;
import dev.guerdon.checkout.PastOrder;
import dev.guerdon.checkout.PastOrders;
import dev.guerdon.checkout.PastQuestion;
import dev.guerdon.problem.Problem;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.request.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Decides orders under both rulebooks, and adds up what comes of it. */
final class Replay {
    /** The packages that a decision about an order asks. */
    static final Set<RulePackage> PACKAGES = Set.of(
            RulePackage.DISCOUNTS, RulePackage.REDEMPTION, RulePackage.EARNING, RulePackage.EXPIRY, RulePackage.TIERS);

    private static final String LIVE = "live";
    private static final String CANDIDATE = "candidate";
    private static final int PAGE = 50;
    /** Each of them may take seconds. */
    private static final int MOST_STOPPED = 100;

    /** With more it is a rule that something is wrong with, and each may take seconds. */
    private static final int MOST_FAILURES = 3;

    private final Side live;
    private final Side candidate;
    private final Json json;
    private final Sums liveSums = new Sums();
    private final Sums candidateSums = new Sums();
    private final MostDifferent mostDifferent = new MostDifferent();
    private final SortedSet<String> rulebooks = new TreeSet<>();
    private final List<Failure> failures = new ArrayList<>();
    private final Map<String, Map<RuleName, Long>> stopped = Map.of(LIVE, new TreeMap<>(), CANDIDATE, new TreeMap<>());
    private int ordersWithStopped;
    private long decided;
    private long differing;

    Replay(Side live, Side candidate, Json json) {
        this.live = live;
        this.candidate = candidate;
        this.json = json;
    }

    private record Tried(PastQuestion order, Side.Attempt live, Side.Attempt candidate) {}

    /** @param connection of a transaction */
    void run(Connection connection, PastOrders orders, Crew crew, Progress progress) throws SQLException {
        Crew.Belt<List<PastOrder>, List<Tried>> belt =
                crew.belt(page -> page.stream().map(this::decide).toList(), page -> {
                    page.forEach(this::settle);
                    progress.made(page.size());
                });
        orders.read(connection, PAGE, page -> {
            page.forEach(order -> rulebooks.add(order.rulebook()));
            belt.add(page);
        });
        belt.finish();
    }

    private Tried decide(PastOrder stored) {
        PastQuestion order = stored.question(json);
        return new Tried(order, live.decide(order), candidate.decide(order));
    }

    private void settle(Tried tried) {
        Side.Attempt before = live.settle(tried.order(), tried.live());
        Side.Attempt after = candidate.settle(tried.order(), tried.candidate());
        noteStopped(before, after);
        if (before.isDecided() && after.isDecided()) {
            add(tried.order(), before, after);
        } else {
            note(tried.order(), before, after);
        }
    }

    private void noteStopped(Side.Attempt before, Side.Attempt after) {
        before.stopped().forEach(rule -> stopped.get(LIVE).merge(rule, 1L, Long::sum));
        after.stopped().forEach(rule -> stopped.get(CANDIDATE).merge(rule, 1L, Long::sum));
        ordersWithStopped += before.stopped().isEmpty() && after.stopped().isEmpty() ? 0 : 1;
        if (ordersWithStopped > MOST_STOPPED) {
            throw Problem.RULE_STOPPED.because("In more than " + MOST_STOPPED
                    + " orders rules had to be stopped, so it was given up: " + stopped());
        }
    }

    private void add(PastQuestion order, Side.Attempt before, Side.Attempt after) {
        decided++;
        liveSums.add(order, before);
        candidateSums.add(order, after);
        Difference difference = Difference.between(
                live, before.decided().decision(), candidate, after.decided().decision());
        if (difference.isAny()) {
            differing++;
            mostDifferent.add(new MostDifferent.Differing(difference.worth(), order, before, after));
        }
    }

    private void note(PastQuestion order, Side.Attempt before, Side.Attempt after) {
        failures.add(new Failure(
                order.orderId(),
                before.isDecided() ? CANDIDATE : LIVE,
                before.isDecided() ? after.failure() : before.failure()));
        if (failures.size() == MOST_FAILURES) {
            throw Problem.RULE_STOPPED.because(MOST_FAILURES
                    + " orders could not be decided, so it was given up. The first: order "
                    + failures.get(0).orderId() + " under the "
                    + failures.get(0).under() + " rules: "
                    + failures.get(0).because());
        }
    }

    long decided() {
        return decided;
    }

    long differing() {
        return differing;
    }

    /** The versions of the rules that decided these orders when they were placed. */
    SortedSet<String> rulebooks() {
        return rulebooks;
    }

    Failures failures() {
        return new Failures(failures.size(), List.copyOf(failures));
    }

    List<Stopped> stopped() {
        return Stream.of(LIVE, CANDIDATE)
                .flatMap(under -> stopped.get(under).entrySet().stream()
                        .map(each -> new Stopped(
                                under,
                                each.getKey().rulePackage().title(),
                                each.getKey().rule(),
                                each.getValue())))
                .toList();
    }

    Both total() {
        return new Both(liveSums.total(live.programme()), candidateSums.total(candidate.programme()));
    }

    /** In rising order; guests, and tiers that are no more, come first. */
    List<OfTier> tiers() {
        SortedSet<String> tiers = new TreeSet<>(
                Comparator.comparingInt(live.programme()::rankOf).thenComparing(Comparator.naturalOrder()));
        tiers.addAll(liveSums.tiers());
        return tiers.stream()
                .map(tier -> new OfTier(
                        tier.isEmpty() ? null : tier,
                        liveSums.ofTier(tier, live.programme()),
                        candidateSums.ofTier(tier, candidate.programme())))
                .toList();
    }

    List<OfCampaign> campaigns() {
        SortedSet<String> codes = new TreeSet<>(live.rulebook().campaigns().keySet());
        codes.addAll(candidate.rulebook().campaigns().keySet());
        return codes.stream()
                .map(code -> new OfCampaign(
                        code,
                        live.rulebook().campaigns().containsKey(code)
                                ? liveSums.ofCampaign(code, live.programme())
                                : null,
                        candidate.rulebook().campaigns().containsKey(code)
                                ? candidateSums.ofCampaign(code, candidate.programme())
                                : null))
                .toList();
    }

    List<OfRule> rules() {
        Map<RuleName, Optional<String>> before = RuleName.all(live.rulebook(), PACKAGES);
        Map<RuleName, Optional<String>> after = RuleName.all(candidate.rulebook(), PACKAGES);
        List<OfRule> rules = new ArrayList<>();
        RuleName.union(before, after)
                .forEach((name, campaign) -> rules.add(new OfRule(
                        name.rulePackage().title(),
                        name.rule(),
                        campaign.orElse(null),
                        before.containsKey(name) ? liveSums.ofRule(name, live.programme()) : null,
                        after.containsKey(name) ? candidateSums.ofRule(name, candidate.programme()) : null)));
        return rules;
    }

    List<OrderDifference> mostDifferent() {
        Explaining explaining = new Explaining(live, candidate);
        return mostDifferent.orders().stream().map(explaining::explain).toList();
    }
}
