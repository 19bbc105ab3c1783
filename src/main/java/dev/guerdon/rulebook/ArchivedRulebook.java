package dev.guerdon.rulebook;

import dev.guerdon.rulebook.files.RuleFiles;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The files of a rulebook that was live at some time, so that what it decided can be decided again. */
@Entity
@Table(name = "rulebook_version")
class ArchivedRulebook extends PanacheEntityBase {
    @Id
    String version;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    Map<String, String> files;

    /** When it went live last. */
    @Column(name = "activated_at", nullable = false)
    Instant activatedAt;

    static ArchivedRulebook of(RuleFiles files, Instant activatedAt) {
        ArchivedRulebook archived = new ArchivedRulebook();
        archived.version = files.version();
        archived.files = files.texts();
        archived.activatedAt = activatedAt;
        return archived;
    }

    static Optional<ArchivedRulebook> latest() {
        return find("order by activatedAt desc").firstResultOptional();
    }

    RuleFiles ruleFiles() {
        return new RuleFiles(new TreeMap<>(files), List.of());
    }
}
