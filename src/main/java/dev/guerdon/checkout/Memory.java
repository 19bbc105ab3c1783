package dev.guerdon.checkout;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guerdon.rulebook.Rulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What was read of members who were asked for lately: a shop asks again with each change of a basket. It counts only while the
 * member's revision in the database is what it was, whichever service wrote since.
 */
@ApplicationScoped
class Memory {
    private static final Duration FOR = Duration.ofMinutes(30);

    private final Cache<String, MemberReading> members;

    Memory(@ConfigProperty(name = "guerdon.remembered-members", defaultValue = "5000") int most) {
        this.members =
                Caffeine.newBuilder().maximumSize(most).expireAfterAccess(FOR).build();
    }

    /**
     * What would be read of a member at a moment, if the revision is what it was.
     *
     * @param memberId null for a guest, of whom nothing is kept
     */
    Optional<MemberReading> of(String memberId, Instant at, Rulebook live) {
        return Optional.ofNullable(memberId == null ? null : members.getIfPresent(memberId))
                .filter(reading -> reading.holdsAt(at, live));
    }

    /** Keeps what was read, unless the member is unknown or was judged after the moment. */
    void keep(MemberReading reading, Instant at) {
        reading.row()
                .filter(row -> row.judgedAt() == null || !row.judgedAt().isAfter(at))
                .ifPresent(row -> members.put(reading.memberId(), reading));
    }

    /**
     * What was read of a member counts no more.
     *
     * @param memberId null for a guest
     */
    void forget(String memberId) {
        if (memberId != null) {
            members.invalidate(memberId);
        }
    }
}
