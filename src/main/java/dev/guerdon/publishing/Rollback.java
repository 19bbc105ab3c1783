package dev.guerdon.publishing;

import dev.guerdon.problem.Problem;
import dev.guerdon.rulebook.Archive;
import dev.guerdon.rulebook.Cause;
import dev.guerdon.rulebook.Condition;
import dev.guerdon.rulebook.Live;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.WatchedFolder;
import dev.guerdon.rulebook.files.RuleFiles;
import jakarta.enterprise.context.ApplicationScoped;

/** Goes back to a rulebook that was live before. */
@ApplicationScoped
class Rollback {
    private final Archive archive;
    private final Vetting vetting;
    private final WatchedFolder folder;

    Rollback(Archive archive, Vetting vetting, WatchedFolder folder) {
        this.archive = archive;
        this.vetting = vetting;
        this.folder = folder;
    }

    /**
     * Makes a version live again. One that is live stays so; its files are put into the folder all the same.
     *
     * @throws dev.guerdon.problem.Refusal if it never was live, or would not pass today
     */
    Live to(String version, ActivateBody body) {
        Rulebook rulebook = Vetting.passed(vetting.vet(files(version)));
        return folder.replace(rulebook, Cause.rollback(body.actor(), body.reason()), Condition.NONE)
                .orElseThrow();
    }

    private RuleFiles files(String version) {
        return archive.files(version).orElseThrow(() -> unknown(version));
    }

    static RuntimeException unknown(String version) {
        return Problem.NOT_FOUND.because(
                "No rulebook \"" + version + "\" was ever live here; GET /v1/rulebook/versions lists those that were.");
    }
}
