package dev.guerdon.rulebook.files;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.FolderTree.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One reading of a folder into {@link RuleFiles}. */
final class FolderReading {
    private static final int ATTEMPTS = 5;

    /** Stands for what could not be decoded. */
    private static final char UNREADABLE = '\uFFFD';

    private final TreeMap<String, String> texts = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private long bytes;
    private boolean isFull;

    private FolderReading() {}

    /** Reads until nothing moved while it was reading, so that files of two states (a mount being swapped) never mix. */
    static RuleFiles of(Path folder) {
        FolderTree before = FolderTree.of(folder);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            RuleFiles files = new FolderReading().read(before);
            FolderTree after = FolderTree.of(folder);
            if (after.equals(before)) {
                return files;
            }
            before = after;
        }
        return new RuleFiles(
                new TreeMap<>(),
                List.of(Finding.error(".", "The files keep changing; they are read again once they rest.")));
    }

    private RuleFiles read(FolderTree tree) {
        findings.addAll(tree.findings());
        if (!tree.entries().isEmpty()) {
            requireBaseFolders(tree);
        }
        tree.entries().stream().filter(entry -> !entry.isFolder()).forEach(this::readFile);
        return new RuleFiles(texts, findings);
    }

    private void requireBaseFolders(FolderTree tree) {
        for (String folder : Place.BASE_FOLDERS) {
            if (!tree.hasFolder(folder)) {
                findings.add(Finding.error(
                        folder, "The folder " + folder + "/ is missing; it must be there, even without rules in it."));
            }
        }
    }

    private void readFile(Entry entry) {
        Place place = Place.of(entry.path());
        if (place == Place.NOWHERE) {
            refuse(entry, Place.whatMayStandAt(entry.path()));
        } else if (place.hasEffect() && entry.path().indexOf(UNREADABLE) >= 0) {
            refuse(
                    entry,
                    "The name of this file can't be read: it is not UTF-8, or the locale in which this was started is not"
                            + " (LC_ALL=C.UTF-8 is). Rename the file, or start in such a locale.");
        } else if (place.hasEffect() && fits(entry)) {
            bytesOf(entry).flatMap(content -> decoded(entry, content)).ifPresent(text -> texts.put(entry.path(), text));
        }
    }

    private boolean fits(Entry entry) {
        if (entry.size() > Limits.BYTES_OF_ONE) {
            refuse(entry, "The file is larger than 1 MiB.");
            return false;
        }
        bytes += entry.size();
        if (texts.size() == Limits.FILES) {
            refuseRest(entry, "There are more than " + Limits.FILES + " files.");
        } else if (bytes > Limits.BYTES_OF_ALL) {
            refuseRest(entry, "All files together are larger than 32 MiB.");
        }
        return !isFull;
    }

    /** Behind what is too much no file is read, and that is told once. */
    private void refuseRest(Entry first, String why) {
        if (!isFull) {
            refuse(first, why);
        }
        isFull = true;
    }

    private Optional<byte[]> bytesOf(Entry entry) {
        try (InputStream in = Files.newInputStream(entry.real(), LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes(Limits.BYTES_OF_ONE + 1);
            if (content.length <= Limits.BYTES_OF_ONE) {
                return Optional.of(content);
            }
            refuse(entry, "The file is larger than 1 MiB.");
        } catch (IOException unreadable) {
            refuse(entry, "The file can't be read: " + unreadable.getMessage() + ".");
        }
        return Optional.empty();
    }

    private Optional<String> decoded(Entry entry, byte[] content) {
        Utf8 text = Utf8.of(content);
        text.broken()
                .ifPresent(place -> findings.add(Finding.error(
                        entry.path(),
                        place.line(),
                        place.column(),
                        "This is not UTF-8 text; save the file in that encoding.")));
        return text.text();
    }

    private void refuse(Entry entry, String why) {
        findings.add(Finding.error(entry.path(), why));
    }
}
