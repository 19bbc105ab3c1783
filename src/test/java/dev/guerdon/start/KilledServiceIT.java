package dev.guerdon.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged service, killed while it works. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT) // most of the time a service starts, on one core
class KilledServiceIT {
    @TempDir
    static Path folder;

    private Path data;

    private int httpPort;
    private int databasePort;
    private Process service;

    /** The database's programs are where other tests unpacked them, so that they are found as by every later start on a data folder. */
    @BeforeEach
    void chooseData() throws IOException {
        data = Files.createTempDirectory(folder, "data-");
        Path cache = Files.createDirectories(Path.of("target", "postgresql").toAbsolutePath());
        Files.createSymbolicLink(data.resolve("cache"), cache);
    }

    @BeforeEach
    void choosePorts() throws IOException {
        try (ServerSocket http = new ServerSocket(0);
                ServerSocket database = new ServerSocket(0)) {
            httpPort = http.getLocalPort();
            databasePort = database.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        service.destroy();
        assertThat(service.onExit()).succeedsWithin(Duration.ofSeconds(60));
    }

    @Test
    void whatWasCommittedOutlivesTheService() throws Exception {
        start();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept as select 42 as answer");
            statement.execute("begin; insert into kept values (43)");
            kill();
        }
        start();
        assertThat(statusOf("/q/health/ready")).isEqualTo(200);
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet kept = statement.executeQuery("select string_agg(answer::text, ' ') from kept")) {
            kept.next();
            assertThat(kept.getString(1)).isEqualTo("42");
        }
    }

    @Test
    void aDatabaseThatHangsOrIsKilledMakesTheServiceUnreadyUntilItIsBack() throws Exception {
        start();
        ProcessHandle database = database();

        signal("STOP", database);
        assertThat(statusOf("/q/health/ready")).isEqualTo(503);
        signal("CONT", database);
        awaitReady();

        database.destroyForcibly();
        assertThat(database.onExit()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(service.inputReader().lines().anyMatch(line -> line.contains("The embedded database runs again")))
                .isTrue();
        awaitReady();
        assertThat(statusOf("/v1/members")).isEqualTo(200);
    }

    @Test
    void aServiceThatIsToldToStopTakesItsDatabaseWithIt() throws Exception {
        start();
        service.destroy();
        assertThat(service.onExit()).succeedsWithin(Duration.ofSeconds(60));
        assertThat(data.resolve("postgresql").resolve("postmaster.pid")).doesNotExist();
        assertThat(data.resolve("postgresql.log")).content().contains("database system is shut down");
    }

    @Test
    void aSecondServiceOnTheSameDataGoesAwayAtOnce() throws Exception {
        start();
        Process second = launch();
        assertThat(second.onExit()).succeedsWithin(Duration.ofSeconds(30));
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(second.inputReader().lines())
                .singleElement()
                .asString()
                .startsWith("Another Guerdon (process " + service.pid() + ")");
        assertThat(statusOf("/q/health/live")).isEqualTo(200);
    }

    /** Returns when the service says that it listens. */
    private void start() throws IOException {
        service = launch();
        assertThat(service.inputReader().lines().anyMatch(line -> line.contains("Guerdon listens on")))
                .as("the service says that it listens")
                .isTrue();
    }

    private Process launch() throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it starts sooner and is killed before more would pay
                "-jar",
                System.getProperty("guerdon.jar"));
        java.environment().put("GUERDON_DATA_DIR", data.toString());
        java.environment().put("GUERDON_DATABASE_PORT", Integer.toString(databasePort));
        java.environment().put("QUARKUS_HTTP_PORT", Integer.toString(httpPort));
        return java.redirectErrorStream(true).start();
    }

    private ProcessHandle database() throws IOException {
        String pid = Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"))
                .get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** To the server and to all of its processes, each of which answers one connection. */
    private static void signal(String name, ProcessHandle server) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name, Long.toString(server.pid())));
        server.children().map(child -> Long.toString(child.pid())).forEach(command::add);
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private void awaitReady() throws IOException, InterruptedException {
        while (statusOf("/q/health/ready") != 200) { // the test as a whole ends some time
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private void kill() throws InterruptedException {
        service.destroyForcibly().waitFor();
    }

    private Connection connect() throws IOException, SQLException {
        String password = Files.readString(data.resolve("postgresql").resolve("guerdon.password"));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres", "guerdon", password);
    }

    private int statusOf(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
