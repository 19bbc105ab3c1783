package dev.guerdon.batch;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A run as stored. */
@Entity
@Table(name = "run")
class Run extends PanacheEntityBase {
    @Id
    @Column(name = "run_id")
    String id;

    String job;

    @Column(name = "as_of")
    Instant asOf;

    @Enumerated(EnumType.STRING)
    Status status;

    long processed;

    long total;

    long effects;

    /** How far it got; null before the first checkpoint. */
    @Column(name = "last_member")
    String lastMember;

    /** What went wrong, a line each; null if nothing did. */
    String detail;

    @Column(name = "started_at")
    Instant startedAt;

    /** Null while it is running. */
    @Column(name = "finished_at")
    Instant finishedAt;

    /** Where a run stands. */
    enum Status {
        RUNNING("running"),
        DONE("done"),
        FAILED("failed");

        @EnumeratedValue
        private final String word;

        Status(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Run started(String job, Instant asOf, long total, Instant at) {
        Run run = new Run();
        run.id = UUID.randomUUID().toString();
        run.job = job;
        run.asOf = asOf;
        run.status = Status.RUNNING;
        run.total = total;
        run.startedAt = at;
        return run;
    }

    static List<Run> running() {
        return list("status", Status.RUNNING);
    }

    Checkpoint checkpoint() {
        List<String> failures = detail == null ? List.of() : detail.lines().toList();
        return new Checkpoint(lastMember == null ? "" : lastMember, processed, effects, failures);
    }

    void reached(Checkpoint checkpoint) {
        lastMember = checkpoint.lastMember();
        processed = checkpoint.processed();
        effects = checkpoint.effects();
        if (!checkpoint.failures().isEmpty()) {
            detail = String.join("\n", checkpoint.failures());
        }
    }

    /** It is over; done unless something went wrong on the way. */
    void finish(Instant at) {
        status = detail == null ? Status.DONE : Status.FAILED;
        finishedAt = at;
    }

    /** It is over before its end. */
    void breakOff(String reason, Instant at) {
        detail = detail == null ? reason : detail + "\n" + reason;
        finish(at);
    }
}
