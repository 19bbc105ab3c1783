package dev.guerdon.bench;

import dev.guerdon.start.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.commons.io.FileUtils;

/** A PostgreSQL that is as careful with the disk as in production, and a copy of the starter rules that may be changed. */
public final class DurableDatabase implements QuarkusTestResourceLifecycleManager {
    private Path folder;
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        try {
            Path target = Path.of("target").toAbsolutePath();
            folder = Files.createTempDirectory(target, "bench-");
            Path rules = folder.resolve("rules");
            FileUtils.copyDirectory(new java.io.File("rules"), rules.toFile());
            database = EmbeddedDatabase.start(
                    new EmbeddedDatabase.Plan(folder, target.resolve("postgresql"), OptionalInt.empty(), true));
            String url = "%s?user=%s&password=%s".formatted(database.jdbcUrl(), database.user(), database.password());
            return Map.of("quarkus.datasource.jdbc.url", url, "guerdon.rules-dir", rules.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
        FileUtils.deleteQuietly(folder.toFile());
    }
}
