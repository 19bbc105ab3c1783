package dev.guerdon.checkout;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A small rulebook whose numbers are easy to work out by hand: {@code src/test/rules/shop}. */
public final class ShopRules implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("guerdon.rules-dir", "src/test/rules/shop");
    }
}
