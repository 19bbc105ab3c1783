package dev.guerdon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a reload leaves behind. */
class ReloadingTest {
    private static final int TO_WARM_UP = 50;
    private static final int RELOADS = 500;

    /** Scenarios take longer than all else: every so many reloads are enough. (An odd number, so that they differ.) */
    private static final int REHEARSED = 21;

    private static final long MIB = 1L << 20;

    private final List<RuleFiles> states = List.of(teaFrom(1_000), teaFrom(2_000));
    private final ScenarioGate gate = new ScenarioGate();
    private Rulebook live;

    @Test
    void fiveHundredReloadsLeaveNothingBehind() {
        reload(TO_WARM_UP);
        long heapBefore = heap();
        long metaspaceBefore = metaspace();
        int classesBefore = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();

        reload(RELOADS);

        int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() - classesBefore;
        long heap = heap() - heapBefore;
        long metaspace = metaspace() - metaspaceBefore;
        assertThat(classes).isLessThan(100);
        assertThat(heap).isLessThan(4 * MIB);
        assertThat(metaspace).isLessThan(2 * MIB);
    }

    /** The same file is changed again and again. */
    private static RuleFiles teaFrom(int net) {
        return RuleFiles.read(Path.of("rules")).with(Map.of("earning/tea.drl", """
                package earning
                rule "Tea earns more"
                when
                    $line : Line( category == "snacks", net > %d.00 )
                then
                    propose.times($line, 2);
                end
                """.formatted(net)));
    }

    /** As it goes live: vetted, built, tried after the one before, which is let go. */
    private void reload(int times) {
        for (int i = 0; i < times; i++) {
            RuleFiles files = states.get(i % states.size());
            Optional<Rulebook> before = Optional.ofNullable(live);
            live = Candidate.of(files, Instant.MIN, before).rulebook().orElseThrow();
            if (i % REHEARSED == 0) {
                assertThat(gate.check(live, before)).isEmpty();
            }
        }
    }

    /** Bytes that classes take; those nobody uses go with the garbage. */
    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    /** Bytes in use once all garbage is gone. */
    private static long heap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
