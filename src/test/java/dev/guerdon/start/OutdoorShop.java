package dev.guerdon.start;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.io.FileUtils;

/** The starter rules in a folder of the test's own. */
public final class OutdoorShop implements QuarkusTestProfile {
    static final Path FOLDER = Path.of("target", "outdoor-rules").toAbsolutePath();

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            FileUtils.deleteDirectory(FOLDER.toFile());
            FileUtils.copyDirectory(Path.of("rules").toFile(), FOLDER.toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Map.of("guerdon.rules-dir", FOLDER.toString());
    }
}
