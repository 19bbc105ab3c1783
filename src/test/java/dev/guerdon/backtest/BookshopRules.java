package dev.guerdon.backtest;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A small rulebook whose numbers are easy to work out by hand: {@code src/test/rules/bookshop}. */
public final class BookshopRules implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("guerdon.rules-dir", "src/test/rules/bookshop");
    }
}
