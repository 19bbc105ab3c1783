package dev.guerdon.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.TestDatabase;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class LiveRulebookTest {
    @Inject
    LiveRulebook live;

    @Test
    void aRulebookIsLiveOnceTheServiceIsUp() {
        assertThat(live.current().countRules()).isPositive();
        assertThat(live.version(live.current().version())).isSameAs(live.current());
    }
}
