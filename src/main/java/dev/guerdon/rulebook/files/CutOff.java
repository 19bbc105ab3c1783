package dev.guerdon.rulebook.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A note in a rules folder that files are being put into it. It is gone once they are all there: where it stays, the process was
 * killed on the way, and what the folder holds is a mix that nobody wants.
 *
 * @param wanted version of the files that were on their way; "" where the note says nothing
 * @param known version of those that the folder held before
 * @param since when it began
 */
public record CutOff(String wanted, String known, Instant since) {
    /** Hidden, so that no reader takes it for a rule file. */
    public static final String NAME = ".guerdon.writing";

    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{12}");

    /** Longer than the largest rulebook takes. */
    private static final Duration MOST = Duration.ofSeconds(10);

    /** The note in a folder; empty where there is none. */
    public static Optional<CutOff> in(Path folder) {
        Path note = folder.resolve(NAME);
        try {
            Instant since = Files.getLastModifiedTime(note).toInstant();
            List<String> versions = Files.readString(note, ISO_8859_1).lines().toList();
            boolean isNote = versions.size() == 2
                    && versions.stream().allMatch(each -> VERSION.matcher(each).matches());
            return Optional.of(
                    isNote ? new CutOff(versions.get(0), versions.get(1), since) : new CutOff("", "", since));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** Whether it may still be going on, in another process. */
    public boolean mayGoOn(Instant now) {
        return Duration.between(since, now).abs().compareTo(MOST) < 0;
    }

    /** Leaves the note. Where only folders below may be written, as when they alone are mounted, there is none. */
    static void begin(Path folder, RuleFiles wanted, RuleFiles known) throws IOException {
        if (Files.isWritable(folder)) {
            Files.write(folder.resolve(NAME), List.of(wanted.version(), known.version()), UTF_8);
        }
    }

    /** Takes the note away. */
    public static void end(Path folder) throws IOException {
        if (Files.exists(folder.resolve(NAME))) {
            Files.delete(folder.resolve(NAME));
        }
    }
}
