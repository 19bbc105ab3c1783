package dev.guerdon.rulebook;

import dev.guerdon.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The rulebook that is live, and the ones that were. Which one it is stands in the database; this service runs it as soon as it
 * hears of it, by one swap.
 */
@ApplicationScoped
public class LiveRulebook {
    private static final Logger LOG = Logger.getLogger(LiveRulebook.class);

    private final Archive archive;
    private final Event<RulebookActivated> activated;
    private final RulebookMeters meters;
    private final Clock clock;
    private final RecentRulebooks recent = new RecentRulebooks();
    private volatile Live live;

    /** What is live for the others and can't be built here; null while there is no such thing. */
    private volatile Activation missed;

    LiveRulebook(Archive archive, Event<RulebookActivated> activated, RulebookMeters meters, Clock clock) {
        this.archive = archive;
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
        return built(version)
                .orElseThrow(
                        () -> Problem.NO_RULEBOOK.because("The rulebook " + version + " can't be loaded any more."));
    }

    private Optional<Rulebook> built(String version) {
        if (isLive(version)) {
            return live().map(Live::rulebook);
        }
        return recent.get(
                version,
                () -> archive.files(version)
                        .flatMap(files -> Candidate.known(files).rulebook()));
    }

    /** The live one with what is to be told of it; empty until one is. */
    public Optional<Live> live() {
        return Optional.ofNullable(live);
    }

    /** What other services run and this one can't; empty while it runs the same. */
    public Optional<Activation> missed() {
        return Optional.ofNullable(missed);
    }

    boolean isLive(String version) {
        Live now = live;
        return now != null && now.rulebook().version().equals(version);
    }

    /** Of the activation that is run here; 0 without any. */
    long number() {
        Live now = live;
        return now == null ? 0 : now.activation().no();
    }

    /**
     * Makes a rulebook live, here and on all other services. It must have passed the gates. What decides must be archived
     * before it decides anything, because returns ask for it again: without a database nothing goes live.
     *
     * @return empty if the condition does not hold; then nothing was changed, but what is live by now is run here
     */
    synchronized Optional<Live> publish(Rulebook rulebook, Cause cause, Condition condition) {
        Optional<Activation> made = archive.activate(rulebook.files(), cause, clock.instant(), condition);
        made.ifPresentOrElse(activation -> swap(new Live(rulebook, activation, false)), this::follow);
        return made.isPresent() ? live() : Optional.empty();
    }

    /** Runs what went live last on any service. */
    synchronized void follow() {
        archive.live().filter(each -> each.no() > number()).ifPresent(this::follow);
    }

    private void follow(Activation latest) {
        built(latest.version()).ifPresentOrElse(rulebook -> swap(new Live(rulebook, latest, true)), () -> {
            if (!latest.equals(missed)) {
                LOG.errorf(
                        "The rulebook %s, which %s made live, can't be built by this service, which is"
                                + " therefore not in step. Is it of another release?",
                        latest.version(), latest.cause().replica());
            }
            missed = latest;
        });
    }

    private void swap(Live next) {
        Live before = live;
        live = next;
        missed = null;
        if (before != null && before.rulebook().version().equals(next.rulebook().version())) {
            return;
        }
        if (before != null) {
            recent.keep(before.rulebook());
        }
        next.rulebook().askAll();
        meters.activated();
        tell(next, before);
    }

    private void tell(Live next, Live before) {
        Rulebook rulebook = next.rulebook();
        RulebookActivated told = new RulebookActivated(
                rulebook.version(),
                rulebook.countRules(),
                rulebook.files().texts().size(),
                next.isFromArchive());
        LOG.infof(
                "Rulebook %s is live: %d rules in %d files%s%s",
                told.version(),
                told.rules(),
                told.files(),
                before == null ? "" : ", in place of " + before.rulebook().version(),
                origin(next.activation().cause()));
        activated.fireAsync(told);
    }

    private static String origin(Cause cause) {
        String by = cause.replica().equals(Replica.NAME) ? "" : ", through " + cause.replica();
        return switch (cause.origin()) {
            case FOLDER -> by;
            case PUBLICATION -> ", published by " + oneLine(cause) + by;
            case ROLLBACK -> ", brought back by " + oneLine(cause) + by;
        };
    }

    private static String oneLine(Cause cause) {
        return (cause.actor() + " (" + cause.reason() + ")").replaceAll("\\s+", " ");
    }
}
