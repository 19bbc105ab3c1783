package dev.guerdon.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Decisions about baskets of five lines in memory, against the same decisions hand-written. Prints; asserts nothing about time. */
class DecisionBenchmark {
    private static final double MICRO = 1000;
    private static final String HEAD = """
            | what | µs | reference | µs | ratio |
            | --- | --- | --- | --- | --- |""";

    @Test
    void compare() throws RunnerException {
        if (Decisions.class.getResource("/META-INF/BenchmarkList") == null) {
            throw new IllegalStateException(
                    "-Pquick compiled the tests and left out what JMH generates: mvn clean first");
        }
        new Decisions().requireSameDecisions();
        Map<String, Double> nanos = nanos(new Runner(options().build()).run());
        System.out.println(HEAD);
        print(nanos, "a decision by the starter rules", "byRules");
        print(nanos, "the same, explained", "explained");
        print(nanos, "the rules alone", "rulesAlone");
        print(nanos, "a decision without rules", "withoutRules");
    }

    private static ChainedOptionsBuilder options() {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(Decisions.class.getName().replace(".", "\\.") + "\\..*")
                .forks(1)
                .warmupIterations(Integer.getInteger("bench.warmups", 15))
                .measurementIterations(Integer.getInteger("bench.iterations", 5))
                .warmupTime(TimeValue.milliseconds(Integer.getInteger("bench.iteration", 1000)))
                .measurementTime(TimeValue.milliseconds(Integer.getInteger("bench.iteration", 1000)))
                .shouldFailOnError(true);
        String profiler = System.getProperty("bench.profiler");
        return profiler == null ? options.verbosity(VerboseMode.SILENT) : options.addProfiler(profiler);
    }

    /** What one decision takes, by the benchmark's name. */
    private static Map<String, Double> nanos(Collection<RunResult> results) {
        return results.stream()
                .collect(Collectors.toMap(
                        result -> result.getPrimaryResult().getLabel(),
                        result -> result.getPrimaryResult().getScore()));
    }

    private static void print(Map<String, Double> nanos, String what, String name) {
        double reference = nanos.get("byHand");
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | hand-written | %.1f | **%.2f** |%n",
                what,
                nanos.get(name) / MICRO,
                reference / MICRO,
                reference / nanos.get(name));
    }
}
