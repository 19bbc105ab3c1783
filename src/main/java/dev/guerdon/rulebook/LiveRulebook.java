package dev.guerdon.rulebook;

import dev.guerdon.problem.Problem;
import dev.guerdon.rulebook.files.RuleFiles;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rulebook that is live, and the ones that were. */
@ApplicationScoped
public class LiveRulebook {
    @ConfigProperty(name = "guerdon.rules-dir", defaultValue = "rules")
    Path folder;

    private volatile Rulebook current;

    void load(@Observes StartupEvent started) {
        current = Candidate.of(RuleFiles.read(folder)).rulebook().orElse(null);
    }

    /**
     * The live rulebook; a request takes it once and keeps it to its end.
     *
     * @throws dev.guerdon.problem.Refusal when none is live yet
     */
    public Rulebook current() {
        Rulebook live = current;
        if (live == null) {
            throw Problem.NO_RULEBOOK.because("The rules could not be loaded; GET /v1/rulebook says why.");
        }
        return live;
    }

    /** A rulebook that is or was live, by its version. */
    public Rulebook version(String version) {
        return current();
    }
}
