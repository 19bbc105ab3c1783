package dev.guerdon.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Measures contenders in turn, round by round, so that whatever else the machine does meets all of them alike. */
final class Duel {
    private final int rounds;
    private final Duration length;
    private final Duration warmUp;

    /**
     * @param rounds odd, for a median that was measured
     * @param warmUp of each contender, once per duel
     */
    Duel(int rounds, Duration length, Duration warmUp) {
        this.rounds = rounds;
        this.length = length;
        this.warmUp = warmUp;
    }

    /** Somebody who is measured. */
    record Contender(String name, Caller.Opening opening) {}

    /** Lets somebody run who is not measured yet. */
    void warmUp(Contender contender, int connections, Duration time) throws Exception {
        Round.of(contender.opening(), connections, time);
    }

    /**
     * Measures, and tells the medians of the first contender and its ratio to each of the others.
     *
     * @return lines of a table in Markdown
     */
    List<String> fight(String title, int connections, List<Contender> contenders) throws Exception {
        for (Contender contender : contenders) {
            warmUp(contender, connections, warmUp);
        }
        List<List<Round>> measured = new ArrayList<>();
        contenders.forEach(contender -> measured.add(new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                measured.get(i).add(Round.of(contenders.get(i).opening(), connections, length));
            }
        }
        Round candidate = median(measured.get(0));
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < contenders.size(); i++) {
            Round reference = median(measured.get(i));
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.0f | %.1f | %s | %.0f | %.1f | **%.2f** |",
                    title,
                    connections,
                    candidate.perSecond(),
                    candidate.p99(),
                    contenders.get(i).name(),
                    reference.perSecond(),
                    reference.p99(),
                    candidate.perSecond() / reference.perSecond()));
        }
        return lines;
    }

    private static Round median(List<Round> rounds) {
        return new Round(median(rounds, Round::perSecond), median(rounds, Round::p99));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }
}
