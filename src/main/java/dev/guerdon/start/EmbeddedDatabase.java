package dev.guerdon.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.jboss.logging.Logger;

/**
 * A real PostgreSQL of our own for who has none: the server's programs come with Guerdon, its data lies in the data folder and
 * stays there. It listens on loopback only, and only who may read the data folder knows its password.
 *
 * <p>The server is a process of its own. Killing the service leaves it running; the next start on the folder stops it in
 * order and starts it anew, with all that was committed. A server that is killed under its service is started again by
 * {@link DatabaseWatch}.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final String USER = "guerdon";
    private static final String PASSWORD_FILE = "guerdon.password";
    private static final int PASSWORD_BYTES = 24;

    /** After a crash the server first replays its log, which may take minutes; it is stopped within the same time. */
    private static final String PATIENCE_SECONDS = "300";

    /**
     * Where a database lives and how.
     *
     * @param folder the data folder
     * @param programs where the server's programs are unpacked; may be shared
     * @param port left out: any free one
     * @param durable whether what was committed survives a loss of power; only tests can do without
     */
    public record Plan(Path folder, Path programs, OptionalInt port, boolean durable) {
        /** What a service does. */
        public static Plan of(Settings settings) {
            Path folder = settings.dataDir().toAbsolutePath().normalize();
            return new Plan(folder, folder.resolve("cache"), settings.databasePort(), true);
        }
    }

    private final Plan plan;
    private final FolderLock lock;
    private final PostgresPrograms programs;
    private final Path cluster;
    private final Path log;
    private final int port;
    private final String password;
    private boolean closed;

    private EmbeddedDatabase(Plan plan, FolderLock lock) throws IOException {
        this.plan = plan;
        this.lock = lock;
        this.programs = PostgresPrograms.below(plan.programs);
        this.cluster = plan.folder.resolve("postgresql");
        this.log = plan.folder.resolve("postgresql.log");
        prepareCluster();
        Files.deleteIfExists(log);
        this.port = plan.port.isPresent() ? requireFree(plan.port.getAsInt()) : freePort();
        startServer();
        this.password = Files.readString(cluster.resolve(PASSWORD_FILE)).strip();
    }

    /**
     * Starts the database, creating it where the folder has none yet, and returns when it takes connections.
     *
     * @throws CannotStart if another service has the folder, the folder can't be written, or the server does not come up
     */
    public static EmbeddedDatabase start(Plan plan) {
        try {
            FolderLock lock = FolderLock.on(plan.folder);
            try {
                return new EmbeddedDatabase(plan, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (AccessDeniedException denied) {
            throw new CannotStart(
                    "%s may not be written. Give it to the user who starts Guerdon, or set GUERDON_DATA_DIR to another folder."
                            .formatted(denied.getFile()));
        } catch (IOException e) {
            throw new CannotStart(
                    "The embedded database in %s does not start: %s".formatted(plan.folder, e.getMessage()));
        }
    }

    private void prepareCluster() throws IOException {
        if (!Files.exists(cluster)) {
            createCluster();
            return;
        }
        Postmaster earlier = new Postmaster(cluster);
        if (earlier.runs()) {
            LOG.info("The service was killed and its database runs on: stopping it in order");
            stopServer();
        } else {
            earlier.forgetStranger();
        }
    }

    /** The finished cluster is moved into place, so that a start which is cut short leaves nothing half made. */
    private void createCluster() throws IOException {
        LOG.infof("Creating a database in %s", cluster);
        Path unfinished = plan.folder.resolve("postgresql.unfinished");
        FileUtils.deleteDirectory(unfinished.toFile());
        Path passwordFile = Files.createTempFile(plan.folder, "password", "");
        Files.writeString(passwordFile, newPassword());
        programs.run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                plan.durable ? "--sync-method=fsync" : "--no-sync");
        Files.move(passwordFile, unfinished.resolve(PASSWORD_FILE));
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static int requireFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (BindException taken) {
            throw new CannotStart(
                    "Port %d is taken. Stop what listens there, or set GUERDON_DATABASE_PORT to another one, or not at all for any free one."
                            .formatted(port));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void startServer() throws IOException {
        String options =
                serverSettings().stream().map(setting -> "-c " + setting).collect(Collectors.joining(" "));
        try {
            pgCtl("start", "--log=" + log, "--options=" + options);
        } catch (IOException e) {
            throw Files.exists(log)
                    ? new IOException(Files.readString(log, UTF_8).strip(), e)
                    : e;
        }
    }

    private List<String> serverSettings() {
        return List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=" + (plan.durable ? "on" : "off"),
                "synchronous_commit=" + (plan.durable ? "on" : "off"),
                // the service's pool has 16, the rest is for whoever looks in
                "max_connections=40",
                "shared_buffers=128MB",
                "timezone=UTC",
                // queries are short: compiling one takes longer than running it
                "jit=off",
                // LOG and worse: a refused insert is an answer to the caller, not news
                "log_min_messages=log",
                "log_checkpoints=off");
    }

    private void stopServer() throws IOException {
        pgCtl("stop", "--mode=fast");
    }

    private void pgCtl(String action, String... words) throws IOException {
        List<String> all =
                new ArrayList<>(List.of(action, "--pgdata=" + cluster, "--wait", "--timeout=" + PATIENCE_SECONDS));
        all.addAll(List.of(words));
        programs.run("pg_ctl", all.toArray(String[]::new));
    }

    /**
     * Whether the server was not stopped by us, and yet none of its processes is left. Those that serve sessions may outlive the
     * first one for a moment, and write to the files that a new server would take for its own.
     */
    synchronized boolean isGone() throws IOException {
        Postmaster postmaster = new Postmaster(cluster);
        return !closed && !postmaster.runs() && !postmaster.hasLeftProcesses();
    }

    /** Starts the server again on the same port, where it is gone, with all that was committed. */
    synchronized void startAgain() throws IOException {
        if (isGone()) {
            new Postmaster(cluster).forgetStranger();
            startServer();
        }
    }

    /** Without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** Stops the server in order; sessions that are still open are cut off. Only then is the folder free for others. */
    @Override
    public synchronized void close() {
        closed = true;
        try (lock) {
            stopServer();
        } catch (IOException e) {
            LOG.errorf("The embedded database was not stopped in order; the next start will do it: %s", e.getMessage());
        }
    }
}
