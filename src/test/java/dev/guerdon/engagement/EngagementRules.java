package dev.guerdon.engagement;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A small rulebook with something for each kind of activity: {@code src/test/rules/engagement}. */
public final class EngagementRules implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("guerdon.rules-dir", "src/test/rules/engagement");
    }
}
