package dev.guerdon.start;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;

/** The service from start to stop: first the database, then Quarkus; at the end the other way round. */
public final class Service {
    private static final String DATABASE = "quarkus.datasource.";

    /** Above what is packed with the service, below the environment, as Quarkus has it. */
    private static final int FILE_ORDINAL = 260;

    private Service() {}

    /**
     * Starts the service, which then runs until the process is told to stop.
     *
     * @throws CannotStart if the embedded database is needed and does not start
     */
    public static void run() {
        System.setProperty(RequestHead.UNCHECKED_BELOW, "true");
        SmallRyeConfig config = configuration();
        if (config.getOptionalValue(DATABASE + "jdbc.url", String.class).isEmpty()) {
            startDatabase(config.getConfigMapping(Settings.class));
        }
        Quarkus.run();
    }

    /** What Quarkus will read once it boots, as far as it can be set from outside. */
    private static SmallRyeConfig configuration() {
        String file = Path.of("config", "application.properties").toUri().toString();
        ClassLoader loader = Service.class.getClassLoader();
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .withSources(PropertiesConfigSourceLoader.inFileSystem(file, FILE_ORDINAL, loader))
                .withMapping(Settings.class)
                .withValidateUnknown(false)
                .build();
    }

    private static void startDatabase(Settings settings) {
        EmbeddedDatabase database = EmbeddedDatabase.start(EmbeddedDatabase.Plan.of(settings));
        System.setProperty(DATABASE + "jdbc.url", database.jdbcUrl());
        System.setProperty(DATABASE + "username", database.user());
        System.setProperty(DATABASE + "password", database.password());
        DatabaseWatch watch = DatabaseWatch.over(database);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterQuarkus(database, watch), "database-stop"));
    }

    private static void stopAfterQuarkus(EmbeddedDatabase database, DatabaseWatch watch) {
        Application application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        watch.close();
        database.close();
    }
}
