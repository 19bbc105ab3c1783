package dev.guerdon.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs PostgreSQL's own programs, {@code initdb} and {@code pg_ctl}. */
final class PostgresPrograms {
    private final Path folder;
    private final List<String> disguise;

    private PostgresPrograms(Path folder, List<String> disguise) {
        this.folder = folder;
        this.disguise = disguise;
    }

    /** The programs, unpacked below the folder where they are not yet. */
    static PostgresPrograms below(Path folder) throws IOException {
        return new PostgresPrograms(PostgresArchive.unpackedBelow(folder), disguise());
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it does. */
    private static List<String> disguise() throws IOException {
        if (new UnixSystem().getUid() != 0) {
            return List.of();
        }
        List<String> unshare = List.of("unshare", "--user");
        if (!succeeds(unshare, "true")) {
            throw new CannotStart(
                    "PostgreSQL does not run as root, and this system does not let it be put into a user namespace. "
                            + "Start Guerdon as an ordinary user, or set QUARKUS_DATASOURCE_JDBC_URL to a PostgreSQL of yours.");
        }
        return unshare;
    }

    private static boolean succeeds(List<String> prefix, String program) throws IOException {
        try {
            return run(prefix, List.of(program)).exit == 0;
        } catch (IOException thereIsNoSuchProgram) {
            return false;
        }
    }

    /**
     * Runs one program to its end and returns what it printed.
     *
     * @throws IOException with what it printed, if it failed
     */
    String run(String program, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(Arrays.asList(words));
        Outcome outcome = run(disguise, command);
        if (outcome.exit != 0) {
            throw new IOException("%s failed: %s".formatted(program, outcome.output.strip()));
        }
        return outcome.output;
    }

    private record Outcome(int exit, String output) {}

    private static Outcome run(List<String> prefix, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(words);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            return new Outcome(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + words.get(0) + " ran", e);
        }
    }
}
