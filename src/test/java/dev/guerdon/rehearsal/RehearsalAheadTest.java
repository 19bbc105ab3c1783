package dev.guerdon.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.RulebookActivated;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestRules.Under(TestRules.Starter.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class RehearsalAheadTest {
    @Inject
    LiveRulebook live;

    @Inject
    ScenarioGate gate;

    @Inject
    Event<RulebookActivated> activated;

    @Test
    void whatCameFromTheArchiveIsRehearsedOnACopySoThatAChangeCostsWhatItChanges() {
        String version = live.current().version();
        Precedents before = gate.precedents();

        tell(version, true);

        Precedents learnt = gate.precedents();
        assertThat(learnt).isNotSameAs(before);
        assertThat(learnt.rulebook().version()).isEqualTo(version);
        assertThat(learnt.rulebook()).isNotSameAs(live.current());
        assertThat(learnt.byExample()).hasSizeGreaterThan(100);
    }

    @Test
    void whatPassedHereIsNotRehearsedAgain() {
        Precedents before = gate.precedents();

        tell(live.current().version(), false);

        assertThat(gate.precedents()).isSameAs(before);
    }

    private void tell(String version, boolean isFromArchive) {
        activated
                .fireAsync(new RulebookActivated(version, 0, 0, isFromArchive))
                .toCompletableFuture()
                .join();
    }
}
