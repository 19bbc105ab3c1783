package dev.guerdon.bench;

import dev.guerdon.rehearsal.ScenarioGate;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;

/**
 * What a start and a reload cost with more and more rules: reading the folder, vetting and building, running the scenarios (two
 * a rule, of which one fires it alone). Cold is the first time in a process that does nothing else; then follow
 * the medians of many, each with one changed file, in turn from scratch and with what is kept of the one before.
 */
class ReloadBenchmark {
    private static final List<Integer> SIZES = List.of(12, 100, 500);
    private static final int RULES_PER_FILE = 10;
    private static final int RELOADS = 31;
    private static final Logger ENGINE = Logger.getLogger("org.drools");

    @Test
    void startAndReload() throws Exception {
        System.out.println("| rules | | read ms | vet and build ms | scenarios ms |");
        System.out.println("| --- | --- | --- | --- | --- |");
        for (int size : SIZES) {
            measureInAProcessOfItsOwn(size);
        }
    }

    private static void measureInAProcessOfItsOwn(int rules) throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        classPath,
                        ReloadBenchmark.class.getName(),
                        String.valueOf(rules))
                .redirectErrorStream(true)
                .start();
        process.inputReader().lines().forEach(System.out::println);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("it could not be measured with " + rules + " rules; why is said above");
        }
    }

    /** Measures so many rules. */
    public static void main(String... size) throws IOException {
        ENGINE.setLevel(
                Level.INFO); // as the service is built: the engine's traces cost much, even where nobody sees them
        Path rules = Files.createTempDirectory("rules");
        try {
            write(rules, Integer.parseInt(size[0]));
            measure(rules, size[0]);
        } finally {
            FileUtils.deleteDirectory(rules.toFile());
        }
    }

    private static void measure(Path rules, String size) {
        Reloading anew = new Reloading(false);
        Reloading reloading = new Reloading(true);
        tell(size, "cold", anew.cost(rules, 0));
        reloading.cost(rules, 0);
        Cost[] warm = new Cost[RELOADS];
        Cost[] kept = new Cost[RELOADS];
        for (int i = 0; i < RELOADS; i++) {
            warm[i] = anew.cost(rules, i + 1);
            kept[i] = reloading.cost(rules, i + 1);
        }
        tell(size, "from scratch", Cost.median(warm));
        tell(size, "a reload", Cost.median(kept));
    }

    /** Nanoseconds. */
    private record Cost(long read, long build, long scenarios) {
        static Cost median(Cost... costs) {
            return new Cost(median(costs, Cost::read), median(costs, Cost::build), median(costs, Cost::scenarios));
        }

        private static long median(Cost[] costs, ToLongFunction<Cost> part) {
            return Arrays.stream(costs).mapToLong(part).sorted().toArray()[costs.length / 2];
        }
    }

    /** One reload after the other, as the service does it, or each as if it were the first. */
    private static final class Reloading {
        private final boolean keeps;
        private ScenarioGate gate = new ScenarioGate();
        private Optional<Rulebook> before = Optional.empty();

        Reloading(boolean keeps) {
            this.keeps = keeps;
        }

        Cost cost(Path rules, int bonus) {
            if (!keeps) {
                gate = new ScenarioGate();
                before = Optional.empty();
            }
            long start = System.nanoTime();
            RuleFiles files = RuleFiles.read(rules);
            long read = System.nanoTime();
            Candidate candidate =
                    Candidate.of(files.with(Map.of("earning/changed.drl", rule(-1, bonus))), Instant.MIN, before);
            Rulebook rulebook = candidate.rulebook().orElseThrow(() -> new IllegalStateException(candidate.toString()));
            long built = System.nanoTime();
            List<Finding> findings = gate.check(rulebook, before);
            if (!findings.isEmpty()) {
                throw new IllegalStateException(findings.toString());
            }
            before = Optional.of(rulebook);
            return new Cost(read - start, built - read, System.nanoTime() - built);
        }
    }

    private static void tell(String rules, String state, Cost cost) {
        System.out.printf(
                "| %s | %s | %.0f | %.0f | %.0f |%n",
                rules, state, cost.read / 1e6, cost.build / 1e6, cost.scenarios / 1e6);
    }

    private static void write(Path folder, int rules) throws IOException {
        FileUtils.copyDirectory(Path.of("src/test/rules/retail").toFile(), folder.toFile());
        for (int first = 0; first < rules; first += RULES_PER_FILE) {
            StringBuilder drl = new StringBuilder("package earning\n");
            StringBuilder scenarios = new StringBuilder();
            for (int i = first; i < Math.min(rules, first + RULES_PER_FILE); i++) {
                drl.append(rule(i, i % 7).replace("package earning\n", ""));
                scenarios.append(scenario(i, true)).append(scenario(i, false));
            }
            Files.writeString(folder.resolve("earning/topic" + first + ".drl"), drl);
            Files.writeString(folder.resolve("earning/topic" + first + ".scenarios.yaml"), scenarios);
        }
    }

    private static String rule(int number, int bonus) {
        return """
                package earning

                rule "Rule %d"
                    @reason("A bonus for good customers who buy a lot")
                when
                    Member( tier == "gold", spend12m >= %d.50 )
                    exists Line( sku == "A%d", net > 10.99 )
                then
                    propose.bonus(%d);
                end
                """.formatted(number, 1_000 + number % 100, number, bonus + 1);
    }

    private static String scenario(int rule, boolean fires) {
        return """
                - scenario: Rule %d %s
                  member: { tier: gold, spend12m: %d.00 }
                  basket: { lines: [ { sku: A%d, category: product, quantity: 1, unitPrice: %d.00 } ] }
                  expect: { %s: [ "Rule %d" ] }
                """.formatted(
                        rule,
                        fires ? "fires" : "does not fire",
                        1_001 + rule % 100,
                        rule,
                        fires ? 11 : 10,
                        fires ? "fired" : "notFired",
                        rule);
    }
}
