package dev.guerdon.rulebook.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A note in a rules folder that files are being put into it. It is gone once they are all there: where it stays, the process was
 * killed on the way, and what the folder holds is a mix that nobody wants.
 *
 * @param wanted version of the files that were on their way
 * @param known version of those that the folder held before
 * @param since when it began
 */
public record CutOff(String wanted, String known, Instant since) {
    /** Hidden, so that no reader takes it for a rule file. */
    public static final String NAME = ".guerdon.writing";

    /** Longer than the largest rulebook takes. */
    private static final Duration MOST = Duration.ofSeconds(10);

    /** The note in a folder; empty where there is none. */
    public static Optional<CutOff> in(Path folder) {
        Path note = folder.resolve(NAME);
        try {
            List<String> versions = Files.readAllLines(note, UTF_8);
            Instant since = Files.getLastModifiedTime(note).toInstant();
            return versions.size() < 2
                    ? Optional.of(new CutOff("", "", since))
                    : Optional.of(new CutOff(versions.get(0), versions.get(1), since));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** Whether it may still be going on, in another process. */
    public boolean mayGoOn(Instant now) {
        return Duration.between(since, now).abs().compareTo(MOST) < 0;
    }

    static void begin(Path folder, RuleFiles wanted, RuleFiles known) throws IOException {
        Files.write(folder.resolve(NAME), List.of(wanted.version(), known.version()), UTF_8);
    }

    /** Takes the note away. */
    public static void end(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }
}
