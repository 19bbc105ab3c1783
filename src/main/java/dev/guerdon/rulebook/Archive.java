package dev.guerdon.rulebook;

import dev.guerdon.rulebook.files.RuleFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Every rulebook that was ever live, in the database. */
@ApplicationScoped
class Archive {

    /** Keeps a rulebook that goes live; one that was live before is the latest again. */
    @Transactional
    void keep(RuleFiles files, Instant activatedAt) {
        ArchivedRulebook known = ArchivedRulebook.findById(files.version());
        if (known == null) {
            ArchivedRulebook.of(files, activatedAt).persist();
        } else {
            known.activatedAt = activatedAt;
        }
    }

    /** The files of a version. */
    @Transactional
    Optional<RuleFiles> files(String version) {
        return ArchivedRulebook.<ArchivedRulebook>findByIdOptional(version).map(ArchivedRulebook::ruleFiles);
    }

    /** The files of the one that went live last. */
    @Transactional
    Optional<RuleFiles> latest() {
        return ArchivedRulebook.latest().map(ArchivedRulebook::ruleFiles);
    }
}
