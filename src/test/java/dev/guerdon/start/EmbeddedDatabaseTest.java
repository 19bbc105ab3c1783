package dev.guerdon.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    private static final Path PROGRAMS = Path.of("target", "postgresql").toAbsolutePath();

    @TempDir
    static Path created;

    @TempDir
    Path folder;

    /** To create a database takes longer than all else that is done with it here, so most tests begin with a copy of one. */
    @BeforeAll
    static void createOnce() {
        EmbeddedDatabase.start(plan(created, false)).close();
    }

    @BeforeEach
    void copy() throws Exception {
        Process copy = new ProcessBuilder("cp", "-a", created + "/postgresql", folder.toString()).start();
        assertThat(copy.waitFor()).isZero();
    }

    @Test
    void whatIsCommittedIsOnDisk() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(plan(folder.resolve("new"), true))) {
            assertThat(value(database, "show fsync")).isEqualTo("on");
            assertThat(value(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(value(database, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void onlyThisMachineReachesItAndOnlyWithThePassword() throws SQLException {
        try (EmbeddedDatabase database = start()) {
            assertThat(value(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(value(database, "show unix_socket_directories")).isEmpty();
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void textIsUnicodeAndSortsTheSameOnEveryMachine() throws SQLException {
        try (EmbeddedDatabase database = start()) {
            assertThat(value(database, "show server_encoding")).isEqualTo("UTF8");
            assertThat(value(database, "select string_agg(w, '' order by w) from unnest(array['b', 'é', 'A', 'a']) w"))
                    .isEqualTo("Aabé");
            assertThat(value(database, "select upper('é')")).isEqualTo("É");
        }
    }

    @Test
    void theNextStartHasWhatThisOneWrote() throws SQLException {
        try (EmbeddedDatabase database = start()) {
            execute(database, "create table kept as select 42 as answer");
        }
        try (EmbeddedDatabase database = start()) {
            assertThat(value(database, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void aSecondServiceOnTheFolderIsRefusedAndTheFirstOneLivesOn() throws SQLException {
        try (EmbeddedDatabase first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Another Guerdon (process "
                            + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("GUERDON_DATA_DIR");
            assertThat(value(first, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void afterTheServiceWasKilledTheOrphanIsStoppedInOrderAndNothingIsLost() throws Exception {
        ProcessHandle orphan = leaveAnOrphanWith("create table kept as select 42 as answer");
        try (EmbeddedDatabase database = start()) {
            assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(10));
            assertThat(value(database, "select answer from kept")).isEqualTo("42");
            assertThat(folder.resolve("postgresql.log")).content().doesNotContain("not properly shut down");
        }
    }

    @Test
    @Timeout(60)
    void aServerThatIsKilledIsGoneUntilItIsStartedAgainAndNothingIsLost() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(plan(folder, true))) {
            execute(database, "create table kept as select 42 as answer");
            assertThat(database.isGone()).isFalse();
            ProcessHandle server = server();
            server.destroyForcibly();
            while (!database.isGone()) {
                Thread.onSpinWait();
            }
            database.startAgain();
            assertThat(value(database, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void aServerThatWasStoppedInOrderIsNotStartedAgain() throws Exception {
        EmbeddedDatabase database = start();
        database.close();
        assertThat(database.isGone()).isFalse();
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            OptionalInt port = OptionalInt.of(taken.getLocalPort());
            assertThatThrownBy(() -> EmbeddedDatabase.start(new EmbeddedDatabase.Plan(folder, PROGRAMS, port, false)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("Port " + port.getAsInt() + " is taken.");
        }
    }

    @Test
    void aPidFileThatNamesAStrangerIsForgotten() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            writePidFile(stranger.pid());
            try (EmbeddedDatabase database = start()) {
                assertThat(value(database, "select 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void aPidFileThatNamesNobodyIsForgotten() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        writePidFile(gone.pid());
        try (EmbeddedDatabase database = start()) {
            assertThat(value(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aPidFileThatWasNotWrittenToItsEndIsForgotten() throws Exception {
        Files.writeString(folder.resolve("postgresql").resolve("postmaster.pid"), "");
        try (EmbeddedDatabase database = start()) {
            assertThat(value(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aCreationThatWasCutShortIsBegunAnew() throws Exception {
        Path fresh = folder.resolve("new");
        Files.createDirectories(fresh.resolve("postgresql.unfinished"));
        Files.writeString(fresh.resolve("postgresql.unfinished").resolve("PG_VERSION"), "18");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(plan(fresh, false))) {
            assertThat(value(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void whyTheServerDoesNotComeUpIsSaid() throws Exception {
        Files.writeString(folder.resolve("postgresql").resolve("PG_VERSION"), "9.6");
        assertThatThrownBy(this::start)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is not compatible with this version");
        Files.writeString(folder.resolve("postgresql").resolve("PG_VERSION"), "18");
        start().close();
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(plan(folder, false));
    }

    private static EmbeddedDatabase.Plan plan(Path folder, boolean durable) {
        return new EmbeddedDatabase.Plan(folder, PROGRAMS, OptionalInt.empty(), durable);
    }

    private void writePidFile(long pid) throws IOException {
        Files.writeString(folder.resolve("postgresql").resolve("postmaster.pid"), pid + "\n" + folder + "\n");
    }

    private static String value(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(EmbeddedDatabase database, String change) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(change);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** Another JVM starts a database on the folder, changes it, and is killed; the server is what remains. */
    private ProcessHandle leaveAnOrphanWith(String change) throws Exception {
        Process service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.jboss.logging.provider=jdk",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        KilledService.class.getName(),
                        folder.toString(),
                        change)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(service.inputReader().lines().anyMatch("ready"::equals)).isTrue();
        service.destroyForcibly().waitFor();
        return server();
    }

    private ProcessHandle server() throws IOException {
        Path pidFile = folder.resolve("postgresql").resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0));
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** Runs until it is killed. */
    static final class KilledService {
        private KilledService() {}

        public static void main(String... words) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.start(plan(Path.of(words[0]), false));
            execute(database, words[1]);
            System.out.println("ready");
            Thread.currentThread().join();
        }
    }
}
