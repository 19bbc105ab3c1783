package dev.guerdon.rehearsal.journey;

import dev.guerdon.lifecycle.Club;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service under {@code src/test/rules/journeys}, with a database of its own, because its jobs visit every member. */
public final class TeaShop implements QuarkusTestProfile {
    static final String RULES = "src/test/rules/journeys";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("guerdon.rules-dir", RULES);
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Club.OwnDatabase.class));
    }
}
