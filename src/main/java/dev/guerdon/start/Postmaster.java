package dev.guerdon.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The server process of a cluster, found through the {@code postmaster.pid} that it keeps in the cluster's folder. */
final class Postmaster {
    private static final String PID_FILE = "postmaster.pid";

    private final Path cluster;

    Postmaster(Path cluster) {
        this.cluster = cluster;
    }

    /** Whether a server of this very cluster runs, such as one whose service was killed. */
    boolean runs() throws IOException {
        return process().filter(this::isOurs).isPresent();
    }

    /** Whether any process of a server works on the cluster, such as one that serves a session and outlived its postmaster. */
    boolean hasLeftProcesses() {
        return ProcessHandle.allProcesses().anyMatch(this::isOurs);
    }

    /**
     * Removes a pid file that names a living process which is no server of this cluster: after a restart of the machine
     * numbers are given out anew, and PostgreSQL would refuse to start. It would, too, where a server was killed before it had
     * written its number. One that names no process PostgreSQL clears away itself, after it made sure that nothing of the old
     * server is left.
     */
    void forgetStranger() throws IOException {
        boolean isOfStranger = process().filter(process -> !isOurs(process)).isPresent();
        boolean isUnfinished = Files.exists(pidFile()) && pid().isEmpty() && !hasLeftProcesses();
        if (isOfStranger || isUnfinished) {
            Files.deleteIfExists(pidFile());
        }
    }

    private Path pidFile() {
        return cluster.resolve(PID_FILE);
    }

    private Optional<ProcessHandle> process() throws IOException {
        return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
    }

    private Optional<Long> pid() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        String pid =
                Files.readAllLines(pidFile()).stream().findFirst().orElse("").strip();
        return pid.matches("\\d{1,18}") ? Optional.of(Long.parseLong(pid)) : Optional.empty();
    }

    private boolean isOurs(ProcessHandle process) {
        boolean isPostgres =
                process.info().command().filter(Postmaster::isPostgres).isPresent();
        return isPostgres && worksHere(process);
    }

    private static boolean isPostgres(String command) {
        // Linux marks a program whose file was replaced meanwhile
        return command.replace(" (deleted)", "").endsWith("/postgres");
    }

    private boolean worksHere(ProcessHandle process) {
        Path workingFolder = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return Files.isSameFile(workingFolder, cluster);
        } catch (IOException notLinux) {
            return process.info().arguments().map(Arrays::asList).stream()
                    .anyMatch(words -> words.contains(cluster.toString()));
        }
    }
}
