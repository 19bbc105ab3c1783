package dev.guerdon.publishing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.io.FileUtils;

/** A service with a rules folder of its own, which tests may change. */
public final class Bookshop implements QuarkusTestProfile {
    static final Path FOLDER = Path.of("target", "bookshop-rules").toAbsolutePath();

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            FileUtils.deleteDirectory(FOLDER.toFile());
            FileUtils.copyDirectory(Path.of("src/test/rules/retail").toFile(), FOLDER.toFile());
            Files.writeString(FOLDER.resolve("earning/bonus.drl"), bonus(1));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Map.of("guerdon.rules-dir", FOLDER.toString());
    }

    static String bonus(int points) {
        return "package earning\n\nrule \"A bonus\"\nwhen\n    Member( tags contains \"regular\" )\nthen\n"
                + "    propose.bonus(" + points + ");\nend\n";
    }
}
