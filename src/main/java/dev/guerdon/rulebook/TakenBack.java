package dev.guerdon.rulebook;

import dev.guerdon.rulebook.files.RuleFiles;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a folder that was behind takes back of others' work, when somebody changes a file in it: the folder goes live as a whole,
 * and with it all that was made live elsewhere and never put into it.
 */
final class TakenBack {
    private static final int MOST_TOLD = 10;

    private TakenBack() {}

    /**
     * A sentence for the log; empty if the folder was in step, or what it lacked was put into it.
     *
     * @param basis the files that were changed
     * @param live what was live until now
     */
    static Optional<String> by(RuleFiles changed, RuleFiles basis, Rulebook live) {
        TreeSet<String> paths = new TreeSet<>(basis.texts().keySet());
        paths.addAll(live.files().texts().keySet());
        List<String> back = paths.stream()
                .filter(path -> !basis.text(path).equals(live.files().text(path)))
                .filter(path -> Objects.equals(basis.text(path), changed.text(path)))
                .toList();
        if (back.isEmpty()) {
            return Optional.empty();
        }
        String more = back.size() > MOST_TOLD ? " and " + (back.size() - MOST_TOLD) + " more" : "";
        return Optional.of("It takes back what " + live.version() + " had changed in "
                + String.join(", ", back.subList(0, Math.min(MOST_TOLD, back.size()))) + more
                + ", because the folder did not have that. GET /v1/rulebook/versions/" + live.version()
                + " shows it; put into the folder what is to stay.");
    }
}
