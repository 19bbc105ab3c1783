package dev.guerdon.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.batch.Conductor.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConductorTest {
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final Conductor conductor = new Conductor(10, 3);

    @Test
    void everybodyIsVisitedOnce() {
        Crowd crowd = Crowd.of(95);

        Ending ending = conductor.conduct(crowd, Checkpoint.START, checkpoints::add);

        assertThat(ending).isEqualTo(Ending.THROUGH);
        assertThat(crowd.visits())
                .hasSize(95)
                .allSatisfy((member, visits) -> assertThat(visits).isEqualTo(1));
        assertThat(last()).isEqualTo(new Checkpoint("m094", 95, 95, List.of()));
    }

    @Test
    void withNobodyThereItIsThroughAtOnce() {
        assertThat(conductor.conduct(Crowd.of(0), Checkpoint.START, checkpoints::add))
                .isEqualTo(Ending.THROUGH);
        assertThat(checkpoints).isEmpty();
    }

    @Test
    void theCheckpointMovesOnOnceAWave() {
        conductor.conduct(Crowd.of(65), Checkpoint.START, checkpoints::add);

        assertThat(checkpoints).extracting(Checkpoint::lastMember).containsExactly("m029", "m059", "m064");
        assertThat(checkpoints).extracting(Checkpoint::processed).containsExactly(30L, 60L, 65L);
    }

    @Test
    void itGoesOnFromACheckpointWithWhatWasCountedBefore() {
        Crowd crowd = Crowd.of(50);
        Checkpoint left = new Checkpoint("m029", 30, 12, List.of("member m001: it broke"));

        conductor.conduct(crowd, left, checkpoints::add);

        assertThat(crowd.visits().firstKey()).isEqualTo("m030");
        assertThat(last()).isEqualTo(new Checkpoint("m049", 50, 32, List.of("member m001: it broke")));
    }

    @Test
    void aMemberWhoFailsDoesNotKeepTheOthersFromTheirDue() {
        Crowd crowd = Crowd.of(40).unwilling("m013");

        Ending ending = conductor.conduct(crowd, Checkpoint.START, checkpoints::add);

        assertThat(ending).isEqualTo(Ending.THROUGH);
        assertThat(crowd.visits()).hasSize(39).doesNotContainKey("m013");
        assertThat(last().processed()).isEqualTo(40);
        assertThat(last().effects()).isEqualTo(39);
        assertThat(last().failures())
                .containsExactly("member m013: java.lang.IllegalStateException: one of 1 does not want to");
    }

    @Test
    void itGivesUpWhenTooManyFail() {
        String[] everybody = IntStream.range(0, 500).mapToObj(Crowd::member).toArray(String[]::new);

        Ending ending = conductor.conduct(Crowd.of(500).unwilling(everybody), Checkpoint.START, checkpoints::add);

        assertThat(ending).isEqualTo(Ending.GIVEN_UP);
        assertThat(last().failures()).hasSizeBetween(Conductor.MOST_FAILURES, Conductor.MOST_FAILURES + 30);
    }

    @Test
    void whenToldToStopItEndsAtTheNextCheckpoint() {
        Ending ending = conductor.conduct(Crowd.of(100), Checkpoint.START, reached -> {
            checkpoints.add(reached);
            conductor.stop();
        });

        assertThat(ending).isEqualTo(Ending.STOPPED);
        assertThat(checkpoints).hasSize(1);
        assertThat(last().lastMember()).isEqualTo("m029");
    }

    private Checkpoint last() {
        return checkpoints.get(checkpoints.size() - 1);
    }
}
