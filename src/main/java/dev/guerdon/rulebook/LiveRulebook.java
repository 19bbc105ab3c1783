package dev.guerdon.rulebook;

import dev.guerdon.problem.Problem;
import dev.guerdon.rulebook.files.FolderWatch;
import dev.guerdon.rulebook.files.RuleFiles;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The rulebook that is live, and the ones that were. Files of the rules folder go live by themselves once they are good; while
 * they are not, the last good ones stay.
 */
@ApplicationScoped
public class LiveRulebook {
    private static final Logger LOG = Logger.getLogger(LiveRulebook.class);
    private static final int MOST_READINGS = 3;

    /** Before anyone who may ask for it. */
    private static final int EARLY = 10;

    private final Path folder;
    private final Archive archive;
    private final Instance<RulebookGate> gates;
    private final Event<RulebookActivated> activated;
    private final RulebookMeters meters;
    private final Clock clock;
    private final RecentRulebooks recent = new RecentRulebooks();
    private volatile Live live;
    private volatile Refused refused;
    private volatile boolean isUnarchived;
    private FolderWatch watch;

    LiveRulebook(
            @ConfigProperty(name = "guerdon.rules-dir", defaultValue = "rules") Path folder,
            Archive archive,
            Instance<RulebookGate> gates,
            Event<RulebookActivated> activated,
            RulebookMeters meters,
            Clock clock) {
        this.folder = folder.toAbsolutePath();
        this.archive = archive;
        this.gates = gates;
        this.activated = activated;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * The live rulebook; a request takes it once and keeps it to its end.
     *
     * @throws dev.guerdon.problem.Refusal when none is live yet
     */
    public Rulebook current() {
        Live now = live;
        if (now == null) {
            throw Problem.NO_RULEBOOK.because("The rules could not be loaded; GET /v1/rulebook says why.");
        }
        return now.rulebook();
    }

    /**
     * A rulebook that is or was live, by its version.
     *
     * @throws dev.guerdon.problem.Refusal when it was never live here, or is from a time with another language of rules
     */
    public Rulebook version(String version) {
        Live now = live;
        if (now != null && now.rulebook().version().equals(version)) {
            return now.rulebook();
        }
        return recent.get(
                        version,
                        () -> archive.files(version)
                                .flatMap(files -> Candidate.known(files).rulebook()))
                .orElseThrow(
                        () -> Problem.NO_RULEBOOK.because("The rulebook " + version + " can't be loaded any more."));
    }

    /** The live one with what is to be told of it; empty until one is. */
    public Optional<Live> live() {
        return Optional.ofNullable(live);
    }

    /** What is in the folder now, where it is refused; empty while it is live. */
    public Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    /** Files as a rulebook that passed the gate, or what is wrong with them. Nothing is changed by it. */
    public Candidate vet(RuleFiles files) {
        Candidate candidate = Candidate.of(files, clock.instant());
        Optional<Rulebook> before = live().map(Live::rulebook);
        List<Finding> found = candidate.rulebook().stream()
                .flatMap(rulebook -> gates.stream().flatMap(gate -> gate.check(rulebook, before).stream()))
                .toList();
        return found.isEmpty() ? candidate : candidate.with(found);
    }

    /** The watch comes first, so that no change between reading and watching is missed. */
    void start(@Observes @Priority(EARLY) StartupEvent event) {
        watch = FolderWatch.on(folder, this::load);
        load();
        if (live == null) {
            serveLastGood();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (watch != null) {
            watch.close();
        }
    }

    /** A rulebook that could not be archived is tried again, although nothing in the folder changes. */
    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void retry() {
        if (isUnarchived) {
            load();
        }
    }

    /** Reads the folder; again where it changed meanwhile, as then the problems may be those of a file half written. */
    private synchronized void load() {
        RuleFiles files = RuleFiles.read(folder);
        for (int reading = 1; reading <= MOST_READINGS; reading++) {
            if (isLive(files)) {
                refused = null;
                meters.isGoodAgain();
                return;
            }
            RuleFiles read = files;
            Candidate candidate = meters.time(() -> vet(read));
            if (candidate.rulebook().isPresent()) {
                archiveAndActivate(candidate.rulebook().get());
                return;
            }
            files = RuleFiles.read(folder);
            if (files.equals(read) || reading == MOST_READINGS) {
                refuse(read, candidate.findings());
                return;
            }
        }
    }

    private boolean isLive(RuleFiles files) {
        return live != null
                && !live.isFromArchive()
                && files.findings().stream().noneMatch(Finding::isError)
                && live.rulebook().version().equals(files.version());
    }

    /** What decides must be archived before it decides anything: returns ask for it again. */
    private void archiveAndActivate(Rulebook rulebook) {
        try {
            archive.keep(rulebook.files(), clock.instant());
            isUnarchived = false;
            activate(rulebook, false);
        } catch (RuntimeException noDatabase) {
            isUnarchived = true;
            LOG.error("The new rulebook can't go live before it is archived", noDatabase);
            refuse(
                    rulebook.files(),
                    List.of(Finding.error(
                            ".", "The rulebook could not be archived in the database; it is tried again.")));
        }
    }

    private void activate(Rulebook rulebook, boolean isFromArchive) {
        live = new Live(rulebook, clock.instant(), isFromArchive);
        RulebookActivated told = new RulebookActivated(
                rulebook.version(),
                rulebook.countRules(),
                rulebook.files().texts().size(),
                isFromArchive);
        if (!isFromArchive) {
            refused = null;
            meters.activated();
        }
        LOG.infof("Rulebook %s is live: %d rules in %d files", told.version(), told.rules(), told.files());
        activated.fireAsync(told);
    }

    private void refuse(RuleFiles files, List<Finding> problems) {
        Refused now = new Refused(files.version(), clock.instant(), problems);
        if (!now.isSameAs(refused)) {
            String stays =
                    live == null ? "no rulebook is live" : live.rulebook().version() + " stays live";
            LOG.errorf("The rules in %s are refused, %s:%s", folder, stays, now.told());
            meters.refused(problems.size());
            refused = now;
        }
    }

    private synchronized void serveLastGood() {
        Optional<Rulebook> last =
                archive.latest().flatMap(files -> Candidate.known(files).rulebook());
        last.ifPresentOrElse(
                rulebook -> {
                    LOG.warnf("Until the rules in %s are good, the last good rulebook is served", folder);
                    activate(rulebook, true);
                },
                () -> LOG.warn("No rulebook is live, nothing can be decided until the rules are good"));
    }
}
