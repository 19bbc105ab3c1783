package dev.guerdon.publishing;

import dev.guerdon.problem.Problem;
import dev.guerdon.publishing.Publication.Status;
import dev.guerdon.request.Fingerprint;
import dev.guerdon.request.Ids;
import dev.guerdon.rulebook.Live;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Takes publications, and takes them back. */
@ApplicationScoped
class Planning {
    private static final Logger LOG = Logger.getLogger(Planning.class);
    private static final Duration MOST_AHEAD = Duration.ofDays(731);
    private static final int MOST_PLANNED = 100;

    private final Publications publications;
    private final Publishing publishing;
    private final Vetting vetting;
    private final LiveRulebook live;
    private final Clock clock;

    Planning(Publications publications, Publishing publishing, Vetting vetting, LiveRulebook live, Clock clock) {
        this.publications = publications;
        this.publishing = publishing;
        this.vetting = vetting;
        this.live = live;
        this.clock = clock;
    }

    /** What came of a call: the publication as it is now, and whether this call made it. */
    record Planned(Publication publication, boolean isNew) {}

    /**
     * Plans a publication; it goes live before this returns if its moment has come.
     *
     * @throws dev.guerdon.problem.Refusal for another body under the same id, or files that could not go live now
     */
    Planned plan(String id, PublicationBody body) {
        Ids.checked(id, "publicationId");
        Fingerprint fingerprint = body.fingerprint();
        return publications
                .find(id)
                .map(known -> known(known, fingerprint))
                .orElseGet(() -> planAnew(id, body, fingerprint));
    }

    private static Planned known(Publication known, Fingerprint fingerprint) {
        if (!known.fingerprint().equals(fingerprint)) {
            throw Problem.CONFLICT.because("The publication \"" + known.id()
                    + "\" was sent with another body: send other files under an id of their own.");
        }
        return new Planned(known, false);
    }

    private Planned planAnew(String id, PublicationBody body, Fingerprint fingerprint) {
        Instant now = clock.instant();
        Instant at = body.at() == null ? now : body.at().toInstant();
        if (at.isAfter(now.plus(MOST_AHEAD))) {
            throw Problem.INVALID.at("at", "It must not lie more than two years ahead.");
        } else if (publications.countPlanned() >= MOST_PLANNED) {
            throw Problem.INVALID.because(
                    "At most " + MOST_PLANNED + " publications can be planned: cancel one that is not needed.");
        }
        Live basis = live.live().orElseThrow(() -> Problem.NO_RULEBOOK.because("There is nothing to lay files over."));
        Rulebook rulebook = Vetting.passed(vetting.vet(basis.rulebook().files().with(body.files())));
        Publication planned = new Publication(
                id,
                at,
                basis.rulebook().version(),
                body,
                Status.PLANNED,
                rulebook.version(),
                "[]",
                fingerprint,
                now,
                null);
        if (!publications.add(planned)) {
            return known(find(id), fingerprint);
        }
        if (!at.isAfter(now)) {
            publishing.publishNow(planned, rulebook, basis.activation().no());
        } else {
            LOG.infof("Publication %s is planned for %s: rulebook %s", id, at, rulebook.version());
        }
        return new Planned(find(id), true);
    }

    /**
     * A publication.
     *
     * @throws dev.guerdon.problem.Refusal if there is none of this id
     */
    Publication find(String id) {
        return publications
                .find(id)
                .orElseThrow(() -> Problem.NOT_FOUND.because(
                        "There is no publication \"" + id + "\"; GET /v1/rulebook/publications lists them."));
    }

    /**
     * Takes back what is planned; what was taken back before stays so.
     *
     * @throws dev.guerdon.problem.Refusal if it went live or was refused before
     */
    Publication cancel(String id) {
        Publication planned = find(id);
        if (publications.cancel(planned, clock.instant())) {
            LOG.infof("Publication %s is cancelled", id);
        }
        Publication now = find(id);
        if (now.status() != Status.CANCELLED) {
            throw Problem.PUBLICATION_OVER.because("It can't be cancelled any more: it is "
                    + now.status().word()
                    + (now.status() == Status.LIVE ? "; activate an earlier version to undo it." : "."));
        }
        return now;
    }
}
