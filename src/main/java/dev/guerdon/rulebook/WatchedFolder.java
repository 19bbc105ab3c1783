package dev.guerdon.rulebook;

import dev.guerdon.rulebook.FolderState.Status;
import dev.guerdon.rulebook.files.FolderWatch;
import dev.guerdon.rulebook.files.FolderWriting;
import dev.guerdon.rulebook.files.RuleFiles;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The rules folder as a source of rulebooks. What is saved in it goes live once it is good, and until then leaves live what is.
 * Files that were live before go live again when somebody puts them back while the service runs, but not when a service
 * starts with them: then it is the folder that is old. Nor when they are what the folder held before somebody made a mistake in
 * it, and mended that.
 */
@ApplicationScoped
public class WatchedFolder {
    private static final Logger LOG = Logger.getLogger(WatchedFolder.class);
    private static final int MOST_READINGS = 3;

    /** Before anyone who may ask for a rulebook. */
    private static final int EARLY = 10;

    private final Path folder;
    private final LiveRulebook live;
    private final Archive archive;
    private final Gates gates;
    private final RulebookMeters meters;
    private final Clock clock;

    /** Of the files that were dealt with last; null before the first. */
    private volatile String seen;

    /** The last of them that were good, live or not; null before the first. */
    private String settled;

    private volatile Refused refused;

    /** Why the files of what was published could not be put into the folder; null if they could. */
    private volatile Unwritten unwritten;

    /** The version of which it was told that the folder is behind it. */
    private String toldOf = "";

    /** Whether the folder must be looked at again although nothing changes in it. */
    private volatile boolean isPending;

    private FolderWatch watch;

    WatchedFolder(
            @ConfigProperty(name = "guerdon.rules-dir", defaultValue = "rules") Path folder,
            LiveRulebook live,
            Archive archive,
            Gates gates,
            RulebookMeters meters,
            Clock clock) {
        this.folder = folder.toAbsolutePath();
        this.live = live;
        this.archive = archive;
        this.gates = gates;
        this.meters = meters;
        this.clock = clock;
    }

    /** The watch comes first, so that no change between reading and watching is missed. */
    void start(@Observes @Priority(EARLY) StartupEvent event) {
        watch = FolderWatch.on(folder, this::load);
        live.follow();
        load();
        if (live.live().isEmpty()) {
            LOG.warn("No rulebook is live, nothing can be decided until the rules are good");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (watch != null) {
            watch.close();
        }
    }

    /** Why a version was not put into the folder. */
    private record Unwritten(String version, String because) {}

    /** What could not go live for want of a database is tried again; and what others made live is told. */
    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void retry() {
        if (isPending) {
            load();
        }
        tellIfBehind();
    }

    private synchronized void tellIfBehind() {
        FolderState state = state();
        if (state.status() == Status.DIFFERS && !live.isLive(toldOf)) {
            tellBehind(state.because());
        }
    }

    private void tellBehind(String because) {
        LOG.warnf("%s differs from what is live: %s", folder, because);
        toldOf = live.live().map(each -> each.rulebook().version()).orElse("");
    }

    /** What is in the folder now, where it is refused; empty otherwise. */
    public Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    /** How the folder stands against what is live. */
    public FolderState state() {
        String version = seen;
        if (refused != null) {
            return new FolderState(version, Status.REFUSED, "Mend what is listed under refused.");
        } else if (version == null || live.isLive(version)) {
            return new FolderState(version, Status.LIVE, null);
        }
        Unwritten why = unwritten;
        return new FolderState(
                version, Status.DIFFERS, why != null && live.isLive(why.version) ? why.because : stale(version));
    }

    /**
     * Makes a rulebook live that does not come from the folder, and puts its files there, so that the next change is made to
     * them. While they are written the folder is not read, so nothing half written is tried.
     *
     * @return empty if the condition does not hold; then nothing was changed
     */
    public synchronized Optional<Live> replace(Rulebook rulebook, Cause cause, Condition condition) {
        Optional<Live> now = live.publish(rulebook, cause, condition);
        now.ifPresent(each -> write(rulebook.files()));
        return now;
    }

    private void write(RuleFiles files) {
        unwritten = null;
        RuleFiles archived = archive.files(String.valueOf(seen)).orElseGet(RuleFiles::none);
        try {
            FolderWriting.of(files, archived).into(folder);
        } catch (IOException failed) {
            unwritten = new Unwritten(
                    files.version(),
                    "What is live was not put into the folder, because that can't be written (" + failed.getMessage()
                            + "). Put it there by hand; GET /v1/rulebook/versions/" + files.version() + " shows it.");
            tellBehind(unwritten.because);
        }
        RuleFiles now = RuleFiles.read(folder);
        if (now.version().equals(files.version()) && now.isWhole()) {
            settle(now);
        } else if (refused == null) {
            seen = now.version();
        }
    }

    /** Reads the folder; again where it changed meanwhile, as then the problems may be those of a file half written. */
    private synchronized void load() {
        try {
            isPending = !isDealtWith();
        } catch (RuntimeException failed) {
            isPending = ExceptionUtils.indexOfType(failed, SQLException.class) >= 0;
            RuleFiles files = RuleFiles.read(folder);
            if (isPending) {
                LOG.error("The rules can't go live without the database that archives them", failed);
                refuse(files, "The rulebook could not be archived in the database; it is tried again.");
            } else {
                LOG.error(
                        "The rules could not be checked, which is a fault of the service and not of the rules", failed);
                refuse(
                        files,
                        "A fault of the service broke off the checks; the log says more. They are made again when a"
                                + " file changes.");
                seen = files.version();
            }
        }
    }

    private void refuse(RuleFiles files, String sentence) {
        refuse(files, List.of(Finding.error(".", sentence)));
    }

    private boolean isDealtWith() {
        RuleFiles files = RuleFiles.read(folder);
        for (int reading = 1; reading <= MOST_READINGS; reading++) {
            long basis = live.number();
            if (isSettled(files)) {
                return true;
            }
            RuleFiles read = files;
            Candidate candidate = gates.vet(read);
            if (candidate.rulebook().isPresent()
                    && goesLive(candidate.rulebook().get(), basis)) {
                return true;
            }
            files = RuleFiles.read(folder);
            if (candidate.rulebook().isEmpty() && (files.equals(read) || reading == MOST_READINGS)) {
                refuse(read, candidate.findings());
                seen = read.version();
                return true;
            }
        }
        return false;
    }

    /** Whether there is nothing to be tried: the files are live, were not changed, or are old ones that must not come back. */
    private boolean isSettled(RuleFiles files) {
        if (!files.isWhole()) {
            return false;
        } else if (live.isLive(files.version())) {
            settle(files);
            return true;
        } else if (files.version().equals(seen) && refused == null && !isPending) {
            return true;
        } else if (isOld(files.version())) {
            tellBehind(stale(files.version()));
            unwritten = null;
            settle(files);
            return true;
        }
        return false;
    }

    private void settle(RuleFiles files) {
        seen = files.version();
        settled = seen;
        refused = null;
        meters.isGoodAgain();
    }

    /**
     * Whether the files were live before and nobody brings them back: the service has just started with them, a mistake in them
     * was mended, or the folder is late and catches up, from what was live even earlier, with what others have left behind.
     */
    private boolean isOld(String version) {
        Optional<Activation> then = archive.lastOf(version);
        if (live.live().isEmpty() || then.isEmpty()) {
            return false;
        }
        return settled == null
                || settled.equals(version)
                || archive.lastOf(settled)
                        .filter(earlier -> earlier.no() < then.get().no())
                        .isPresent();
    }

    private String stale(String version) {
        return "It holds " + version + ", which was live before; "
                + live.live().map(each -> each.rulebook().version()).orElse("nothing")
                + " stays live. To bring the folder's rules back, POST /v1/rulebook/versions/" + version
                + "/activate; to work on with the live ones, put their files into the folder.";
    }

    private boolean goesLive(Rulebook rulebook, long basis) {
        Optional<Rulebook> before = live.live().map(Live::rulebook);
        boolean isLive = live.publish(rulebook, Cause.folder(), Condition.nothingSince(basis))
                .isPresent();
        if (isLive) {
            before.flatMap(each -> takenBack(rulebook.files(), each)).ifPresent(LOG::warn);
            unwritten = null;
            settle(rulebook.files());
        }
        return isLive;
    }

    private Optional<String> takenBack(RuleFiles files, Rulebook before) {
        return settled == null || settled.equals(before.version())
                ? Optional.empty()
                : archive.files(settled).flatMap(basis -> TakenBack.by(files, basis, before));
    }

    private void refuse(RuleFiles files, List<Finding> problems) {
        Refused now = new Refused(files.version(), clock.instant(), problems);
        if (!now.isSameAs(refused)) {
            String stays = live.live()
                    .map(each -> each.rulebook().version() + " stays live")
                    .orElse("no rulebook is live");
            LOG.errorf("The rules in %s are refused, %s:%s", folder, stays, now.told());
            meters.refused(problems.size());
            refused = now;
        }
    }
}
