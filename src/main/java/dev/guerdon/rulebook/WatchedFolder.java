package dev.guerdon.rulebook;

import dev.guerdon.rulebook.FolderState.Status;
import dev.guerdon.rulebook.files.CutOff;
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
 * it, and mended that. Files with which a service starts beside another one stay out even if nobody knows them.
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
    private final Neighbours neighbours;
    private final Gates gates;
    private final RulebookMeters meters;
    private final Clock clock;

    /** Of the files with which the service started; null before they were read. */
    private String first;

    /** The same, where they had never been live and wait because another service was there; "" otherwise. */
    private volatile String waiting = "";

    /** Of the files that were dealt with last; null before the first. */
    private volatile String seen;

    /** The last of them that were good, live or not; null before the first. */
    private String settled;

    private volatile Refused refused;

    private volatile Besides refusedBesides;

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
            Neighbours neighbours,
            Gates gates,
            RulebookMeters meters,
            Clock clock) {
        this.folder = folder.toAbsolutePath();
        this.live = live;
        this.archive = archive;
        this.neighbours = neighbours;
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

    /**
     * What is in the folder now, where it is refused; else what this service refused that was to go live without the folder, while
     * nothing else went live since; empty otherwise.
     */
    public Optional<Refused> refused() {
        Besides besides = refusedBesides;
        return Optional.ofNullable(refused)
                .or(() -> Optional.ofNullable(besides)
                        .filter(each -> each.basis() == live.number())
                        .map(Besides::refused));
    }

    /** Tells of files that were to go live now, came from somewhere else than the folder, and are refused. */
    public void refusedBesides(RuleFiles files, List<Finding> problems) {
        meters.refused(problems.size());
        refusedBesides = new Besides(new Refused(files.version(), clock.instant(), problems), live.number());
    }

    /** Refused while what was live had that number. */
    private record Besides(Refused refused, long basis) {}

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
        RuleFiles archived = archive.files(String.valueOf(seen))
                .or(() -> archive.files(String.valueOf(settled)))
                .orElseGet(RuleFiles::none);
        try {
            List<Path> kept = FolderWriting.of(files, archived).into(folder);
            if (!kept.isEmpty()) {
                LOG.warnf(
                        "%s went into the folder, over changes that were never live; they are kept: %s",
                        files.version(), kept);
            }
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
        Optional<CutOff> cutOff = CutOff.in(folder);
        if (cutOff.isPresent() && (cutOff.get().mayGoOn(clock.instant()) || !isFinished(cutOff.get()))) {
            return false;
        }
        RuleFiles files = RuleFiles.read(folder);
        String held = files.version();
        first = first == null ? held : first;
        if (cutOff.filter(note -> note.wanted().equals(held)).isPresent() && !live.isLive(held)) {
            leave(files); // it was finished for its own sake, and is no reason to go back to it
            return true;
        }
        for (int reading = 1; reading <= MOST_READINGS; reading++) {
            long basis = live.number();
            if (isSettled(files)) {
                return true;
            }
            RuleFiles read = files;
            boolean mustWait = isStartBesideAnother(read.version());
            Candidate candidate = gates.vet(read);
            if (candidate.rulebook().isPresent()) {
                if (mustWait) {
                    waiting = read.version();
                    leave(read);
                    return true;
                } else if (goesLive(candidate.rulebook().get(), basis)) {
                    return true;
                }
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

    /** Puts the files into the folder that a service was putting there when it was killed. */
    private boolean isFinished(CutOff cutOff) {
        Optional<RuleFiles> wanted = archive.files(cutOff.wanted());
        try {
            if (wanted.isPresent()) {
                RuleFiles before = archive.files(cutOff.known()).orElseGet(RuleFiles::none);
                List<Path> kept = FolderWriting.of(wanted.get(), before).into(folder);
                LOG.warnf(
                        "A service ended while it put %s into %s: that is finished now. Kept beside: %s",
                        cutOff.wanted(), folder, kept);
            } else {
                CutOff.end(folder);
            }
            return true;
        } catch (IOException failed) {
            refuse(
                    RuleFiles.read(folder),
                    "A service ended while it put " + cutOff.wanted()
                            + " here, and that can't be finished (" + failed.getMessage()
                            + "). Put its files here by hand (GET /v1/rulebook/versions/" + cutOff.wanted()
                            + " shows them) and delete " + CutOff.NAME + ".");
            return false;
        }
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
            leave(files);
            return true;
        }
        return false;
    }

    /** Good files that stay out, as others are live. */
    private void leave(RuleFiles files) {
        tellBehind(stale(files.version()));
        unwritten = null;
        settle(files);
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
        if (live.live().isEmpty()) {
            return false;
        } else if (version.equals(settled)) {
            return true;
        }
        Optional<Activation> then = archive.lastOf(version);
        return then.isPresent()
                && (settled == null
                        || archive.lastOf(settled)
                                .filter(earlier -> earlier.no() < then.get().no())
                                .isPresent());
    }

    /**
     * Whether the service has just started with these files, and is not alone with what is live. Others see it before it looks, so
     * of two that start at once at least one waits.
     */
    private boolean isStartBesideAnother(String version) {
        return settled == null && version.equals(first) && live.live().isPresent() && neighbours.areThere();
    }

    private String stale(String version) {
        String stays = live.live().map(each -> each.rulebook().version()).orElse("nothing") + " stays live. ";
        String instead = "; to work on with the live ones, put their files into the folder.";
        return version.equals(waiting)
                ? "It holds " + version + ", which had never been live when this service started beside another one; "
                        + stays + "To make the folder's rules live, change a file in it, or send its files to"
                        + " PUT /v1/rulebook/publications/{publicationId}" + instead
                : "It holds " + version + ", which was live before; " + stays
                        + "To bring the folder's rules back, POST /v1/rulebook/versions/" + version + "/activate"
                        + instead;
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

    /** Of files that nobody knows it is not known either which rules they were made of: nothing is said of them. */
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
