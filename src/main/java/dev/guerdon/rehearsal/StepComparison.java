package dev.guerdon.rehearsal;

import dev.guerdon.decision.Decision;
import dev.guerdon.decision.Returning.Refund;
import dev.guerdon.money.Money;
import dev.guerdon.problem.Refusal;
import dev.guerdon.rehearsal.Journey.Scene;
import dev.guerdon.rehearsal.journey.Happened;
import dev.guerdon.rehearsal.journey.Life;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.language.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what came of the steps of one journey against what they expect. */
final class StepComparison {
    private static final String STEP = "the step";

    private final String file;
    private final Rulebook rulebook;
    private final Life life;

    /** @param life of the member, which goes on from step to step */
    StepComparison(String file, Rulebook rulebook, Life life) {
        this.file = file;
        this.rulebook = rulebook;
        this.life = life;
    }

    /** A step that should have been possible. */
    static Mismatch impossible(Refusal refused) {
        return Mismatch.at(Places.UNKNOWN, STEP, "to be possible", "refused", refused.getMessage());
    }

    /** After a step that was refused, as it should be. */
    List<Mismatch> ofRefused(Scene scene) {
        return figures(scene, Optional.empty());
    }

    /** After a step that was possible. */
    List<Mismatch> ofTaken(Scene scene, Happened happened) {
        Awaited awaited = scene.awaited();
        Outcome outcome = outcome(happened);
        Firings firings = new Firings(rulebook, happened.heard());
        Causes causes = new Causes(file, awaited.outcome(), outcome, firings);
        List<Mismatch> mismatches = new ArrayList<>();
        if (awaited.isRefused()) {
            mismatches.add(Mismatch.at(place(awaited, "refused"), STEP, "to be refused", "possible", null));
        }
        mismatches.addAll(Comparison.of(file, awaited.outcome(), outcome, firings));
        mismatches.addAll(new Return(awaited, happened.takenBack(), causes).mismatches());
        mismatches.addAll(figures(scene, Optional.of(causes)));
        return mismatches;
    }

    private Outcome outcome(Happened happened) {
        Optional<Decision> decision = happened.decision();
        return new Outcome(
                decision.map(Decision::pricing),
                decision.map(Decision::redemption),
                decision.map(each -> each.points().earned())
                        .or(() -> happened.reward().map(Happened.Given::points)),
                Optional.of(life.standing().tier()),
                Optional.of(life.standing().stage()).filter(stage -> !stage.isEmpty()),
                Optional.of(life.standing().segments()),
                lapse(happened),
                happened.effects());
    }

    private static Optional<Expected.Lapse> lapse(Happened happened) {
        Optional<Expected.Lapse> ofOrder = happened.decision()
                .map(each ->
                        new Expected.Lapse(Optional.ofNullable(each.points().expiresOn())));
        return ofOrder.or(() -> happened.reward()
                .filter(reward -> reward.points() > 0)
                .map(reward -> new Expected.Lapse(Optional.ofNullable(reward.expiresOn()))));
    }

    /** The member after a step. */
    private List<Mismatch> figures(Scene scene, Optional<Causes> causes) {
        Awaited.Figures figures = scene.awaited().member();
        List<Mismatch> mismatches = new ArrayList<>();
        figures.wanted().forEach((key, wanted) -> {
            String got = MemberFigures.of(key, life, scene.at());
            if (!got.equals(wanted)) {
                String why = causes.flatMap(known -> why(key, wanted, known))
                        .or(() -> lacking(key, wanted, scene.at()))
                        .orElseGet(() -> MemberFigures.beside(key, life, scene.at()));
                mismatches.add(Mismatch.at(figures.places().at(key), "member's " + key, wanted, got, why));
            }
        });
        return mismatches;
    }

    /** What the rules that were asked in the step have to do with it. */
    private static Optional<String> why(String key, String wanted, Causes causes) {
        return Measure.of(key).map(measure -> causes.whyNotMore(measure, wanted));
    }

    /** What is missing for a tier, where that can be told. */
    private Optional<String> lacking(String key, String wanted, Instant at) {
        if (!key.equals(Measure.TIER.key())) {
            return Optional.empty();
        }
        String missing = rulebook.lacking(wanted, life.member(at)).stream()
                .map(each -> each.measure() + " lacks " + each.amount().toPlainString())
                .collect(Collectors.joining(", "));
        return Optional.of(missing).filter(told -> !told.isEmpty());
    }

    private static Position place(Awaited awaited, String key) {
        return awaited.outcome().places().at(key);
    }

    /** What came back, if anything did. */
    private static final class Return {
        private final Awaited awaited;
        private final Optional<Happened.TakenBack> back;
        private final Causes causes;
        private final List<Mismatch> mismatches = new ArrayList<>();

        Return(Awaited awaited, Optional<Happened.TakenBack> back, Causes causes) {
            this.awaited = awaited;
            this.back = back;
            this.causes = causes;
        }

        List<Mismatch> mismatches() {
            compare("clawedBack", "clawedBack", awaited.clawedBack(), back.map(Happened.TakenBack::clawedBack));
            Awaited.Refund wanted = awaited.refund();
            Optional<Refund> refund = back.map(Happened.TakenBack::refund);
            compareMoney("refund", wanted.amount(), refund.map(Refund::total));
            compareMoney("refund's money", wanted.money(), refund.map(Refund::money));
            compare("refund", "refund's points", wanted.points(), refund.map(Refund::points));
            compare(
                    "revoked",
                    "revoked",
                    awaited.revoked().map(codes -> codes.stream().sorted().toList()),
                    back.map(each -> each.revoked().stream().sorted().toList()));
            return mismatches;
        }

        private void compareMoney(String what, Optional<Money> wanted, Optional<Money> got) {
            compare("refund", what, wanted.map(MemberFigures::plain), got.map(MemberFigures::plain));
        }

        private <T> void compare(String key, String what, Optional<T> wanted, Optional<T> got) {
            if (wanted.isPresent() && !wanted.equals(got)) {
                String instead = got.map(Object::toString).orElse(Comparison.NOTHING);
                mismatches.add(
                        Mismatch.at(place(awaited, key), what, wanted.get().toString(), instead, why(key)));
            }
        }

        /** What is clawed back or revoked is what the rest does not earn: the rules of earning were asked about it. */
        private String why(String key) {
            if (back.isEmpty()) {
                return "nothing came back in this step";
            }
            return switch (key) {
                case "clawedBack" -> causes.whyNotMore(Measure.POINTS, "");
                case "revoked" ->
                    Stream.of(Measure.COUPONS, Measure.BENEFITS, Measure.BADGES)
                            .map(measure -> causes.whyNotMore(
                                    measure, String.valueOf(awaited.revoked().orElse(List.of()))))
                            .filter(Objects::nonNull)
                            .collect(Collectors.collectingAndThen(
                                    Collectors.joining("; "), told -> told.isEmpty() ? null : told));
                default ->
                    "it is " + back.get().refund().money() + " in money and "
                            + back.get().refund().points() + " points, as they were paid";
            };
        }
    }
}
