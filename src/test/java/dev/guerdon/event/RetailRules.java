package dev.guerdon.event;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The rulebook of the gift shop whose real orders are at hand: {@code src/test/rules/retail}. */
public final class RetailRules implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("guerdon.rules-dir", "src/test/rules/retail");
    }
}
