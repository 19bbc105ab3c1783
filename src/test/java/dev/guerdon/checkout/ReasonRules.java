package dev.guerdon.checkout;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A rulebook with a rule for each way not to fire: {@code src/test/rules/why}. */
public final class ReasonRules implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("guerdon.rules-dir", "src/test/rules/why");
    }
}
