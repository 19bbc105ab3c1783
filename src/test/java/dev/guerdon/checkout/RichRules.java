package dev.guerdon.checkout;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A rulebook with one of everything, for what must hold whatever the rules are: {@code src/test/rules/rich}. */
public final class RichRules implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("guerdon.rules-dir", "src/test/rules/rich");
    }
}
