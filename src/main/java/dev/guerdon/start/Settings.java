package dev.guerdon.start;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.OptionalInt;

/** What can be set of Guerdon itself, from the environment as {@code GUERDON_RULES_DIR} and so on. */
@ConfigMapping(prefix = "guerdon")
public interface Settings {
    /** The rulebook. */
    @WithDefault("rules")
    Path rulesDir();

    /** The embedded database and caches. */
    @WithDefault("data")
    Path dataDir();

    /** The port of the embedded database; left out: any free one. */
    OptionalInt databasePort();
}
