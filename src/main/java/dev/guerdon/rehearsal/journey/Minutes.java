package dev.guerdon.rehearsal.journey;

import dev.guerdon.rulebook.Inquiry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the rules were asked in one journey, unless that is too much to keep. */
final class Minutes {
    private static final int MOST = 10_000;

    private final List<Inquiry> inquiries = new ArrayList<>();
    private boolean isTooMuch;

    void take(List<Inquiry> more) {
        isTooMuch |= inquiries.size() + more.size() > MOST;
        if (isTooMuch) {
            inquiries.clear();
        } else {
            inquiries.addAll(more);
        }
    }

    Optional<List<Inquiry>> inquiries() {
        return isTooMuch ? Optional.empty() : Optional.of(List.copyOf(inquiries));
    }
}
