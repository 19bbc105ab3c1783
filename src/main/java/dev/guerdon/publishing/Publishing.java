package dev.guerdon.publishing;

import dev.guerdon.database.DatabaseFailure;
import dev.guerdon.publishing.Publication.Status;
import dev.guerdon.rulebook.Archive;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Cause;
import dev.guerdon.rulebook.Condition;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Gates;
import dev.guerdon.rulebook.Live;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.WatchedFolder;
import dev.guerdon.rulebook.files.RuleFiles;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Makes publications live when their moment has come. All services try; the transaction that makes one live also settles it, so
 * that exactly one succeeds. What is live may be another than when it was planned: its files are laid over what is live now,
 * unless the same files were changed by somebody else meanwhile.
 */
@ApplicationScoped
class Publishing {
    private static final Logger LOG = Logger.getLogger(Publishing.class);
    private static final int MOST_ATTEMPTS = 3;

    private final Publications publications;
    private final LiveRulebook live;
    private final WatchedFolder folder;
    private final Archive archive;
    private final Gates gates;
    private final Clock clock;

    Publishing(
            Publications publications,
            LiveRulebook live,
            WatchedFolder folder,
            Archive archive,
            Gates gates,
            Clock clock) {
        this.publications = publications;
        this.live = live;
        this.folder = folder;
        this.archive = archive;
        this.gates = gates;
        this.clock = clock;
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void publishDue() {
        try {
            publications.due(clock.instant()).forEach(this::publish);
        } catch (DatabaseFailure unreachable) {
            LOG.debugf("Publications are not looked at for the moment: %s", unreachable.getMessage());
        }
    }

    /** Makes one live that was vetted just now, and vets it anew where something else went live meanwhile. */
    void publishNow(Publication due, Rulebook rulebook, long basis) {
        if (!goLive(due, rulebook, basis)) {
            publish(due);
        }
    }

    private void publish(Publication due) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Optional<Live> basis = live.live();
            if (basis.isEmpty() || isSettled(due, basis.get())) {
                return;
            }
        }
    }

    private boolean isSettled(Publication due, Live basis) {
        RuleFiles files = basis.rulebook().files();
        List<Finding> clashes = clashes(due, files);
        Candidate candidate =
                clashes.isEmpty() ? gates.vet(files.with(changes(due, files))) : Candidate.notVetted(files, clashes);
        if (candidate.rulebook().isPresent()) {
            return goLive(due, candidate.rulebook().get(), basis.activation().no());
        }
        refuse(due, candidate);
        return true;
    }

    /**
     * Makes a publication live that was vetted.
     *
     * @param basis the number of the activation over which its files were laid
     * @return whether it needs no further attempt
     */
    private boolean goLive(Publication due, Rulebook rulebook, long basis) {
        Condition isStillPlanned =
                (now, connection) -> publications.claim(connection, due.id(), rulebook.version(), clock.instant());
        Cause cause = Cause.publication(due.body().actor(), due.body().reason());
        boolean isLive = folder.replace(
                        rulebook, cause, Condition.nothingSince(basis).and(isStillPlanned))
                .isPresent();
        return isLive
                || publications
                        .find(due.id())
                        .filter(each -> each.status() == Status.PLANNED)
                        .isEmpty();
    }

    private void refuse(Publication due, Candidate candidate) {
        if (publications.refuse(
                due, candidate.files().version(), Vetting.views(candidate.findings()), clock.instant())) {
            folder.refusedBesides(candidate.files(), candidate.findings());
            LOG.errorf(
                    "Publication %s (%s) is refused: %s; GET /v1/rulebook/publications/%s has all of it",
                    due.id(),
                    due.body().actor().replaceAll("\\s+", " "),
                    candidate.findings().stream()
                            .filter(Finding::isError)
                            .findFirst()
                            .orElseThrow(),
                    due.id());
        }
    }

    /** What of it is not as it wants it already. */
    private static Map<String, String> changes(Publication due, RuleFiles now) {
        Map<String, String> changes = new HashMap<>(due.body().files());
        changes.entrySet()
                .removeIf(file -> Objects.equals(file.getValue(), now.texts().get(file.getKey())));
        return changes;
    }

    /** Files of it that somebody else changed since it was planned, and not to the same. */
    private List<Finding> clashes(Publication due, RuleFiles now) {
        RuleFiles then = archive.files(due.basedOn()).orElseGet(RuleFiles::none);
        return due.body().files().entrySet().stream()
                .filter(file -> !Objects.equals(
                        then.texts().get(file.getKey()), now.texts().get(file.getKey())))
                .filter(file -> !Objects.equals(file.getValue(), now.texts().get(file.getKey())))
                .map(file -> Finding.error(
                        file.getKey(),
                        "The file was changed since this was planned. Look at what is live now, and publish it anew."))
                .sorted()
                .toList();
    }
}
