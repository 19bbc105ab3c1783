package dev.guerdon.rulebook.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Files on their way into a rules folder. Everything is written aside first and then moved into place; where a move fails, those
 * before it are taken back, so that a full disk or a folder that can't be written leaves it as it was. Where the process is
 * killed on the way, {@link CutOff} tells. What is not kept anywhere else is not lost: a file that differs from what is known
 * stays as {@code name.bak}. Files without effect are left alone.
 */
public final class FolderWriting {
    private static final String ASIDE = ".guerdon.tmp";
    private static final String KEPT = ".bak";
    private static final int MOST_KEPT = 1000;

    private final RuleFiles wanted;
    private final RuleFiles known;

    private FolderWriting(RuleFiles wanted, RuleFiles known) {
        this.wanted = wanted;
        this.known = known;
    }

    /**
     * Files that are to be in a folder.
     *
     * @param known files that are kept elsewhere and may be overwritten
     */
    public static FolderWriting of(RuleFiles wanted, RuleFiles known) {
        return new FolderWriting(wanted, known);
    }

    /** What happens to one file. */
    private static final class Change {
        private final Path place;
        private final String text;
        private final byte[] before;
        private final Path link;
        private final boolean isKept;

        /**
         * A file and what comes of it.
         *
         * @param text null where it goes
         * @param before null where it is new
         * @param link where a link leads that goes, else null
         * @param isKept whether what is there must not be lost
         */
        Change(Path place, String text, byte[] before, Path link, boolean isKept) {
            this.place = place;
            this.text = text;
            this.before = before;
            this.link = link;
            this.isKept = isKept;
        }

        void make() throws IOException {
            if (text == null) {
                Files.deleteIfExists(place);
            } else {
                move(draft(), place);
            }
        }

        void takeBack() throws IOException {
            if (link != null) {
                Files.createSymbolicLink(place, link);
            } else if (before == null) {
                Files.deleteIfExists(place);
            } else {
                write(before);
                move(draft(), place);
            }
        }

        void prepare() throws IOException {
            if (text == null) {
                if (!Files.isWritable(place.getParent())) {
                    throw new FileSystemException(place.getParent().toString(), null, "it can't be written");
                }
                return;
            }
            Files.createDirectories(place.getParent());
            write(text.getBytes(UTF_8));
        }

        private void write(byte[] content) throws IOException {
            Files.write(draft(), content);
            if (Files.exists(place) && Files.getFileStore(place).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft(), Files.getPosixFilePermissions(place));
            }
        }

        Path draft() {
            return place.resolveSibling("." + place.getFileName() + ASIDE);
        }
    }

    /**
     * Makes the folder hold these files and no others that have an effect.
     *
     * @return the files that are kept beside, as {@code name.bak}
     * @throws IOException if it can't be written; then it is as it was
     */
    public List<Path> into(Path folder) throws IOException {
        List<Change> changes = changes(folder);
        List<Change> made = new ArrayList<>();
        try {
            CutOff.begin(folder, wanted, known);
            for (Change change : changes) {
                change.prepare();
            }
            List<Path> kept = keep(changes);
            for (Change change : changes) {
                change.make();
                made.add(change);
            }
            CutOff.end(folder);
            return kept;
        } catch (IOException failed) {
            boolean isAsBefore = made.stream()
                            .filter(change -> tried(change::takeBack, failed))
                            .count()
                    == made.size();
            if (isAsBefore) {
                tried(() -> CutOff.end(folder), failed);
            }
            throw failed;
        } finally {
            for (Change change : changes) {
                if (Files.isRegularFile(change.draft())) {
                    Files.delete(change.draft());
                }
            }
        }
    }

    /** Something that is to be put right after a failure. */
    private interface Remedy {
        void take() throws IOException;
    }

    private static boolean tried(Remedy remedy, IOException failed) {
        try {
            remedy.take();
            return true;
        } catch (IOException notEven) {
            failed.addSuppressed(notEven);
            return false;
        }
    }

    private List<Change> changes(Path folder) throws IOException {
        RuleFiles there = RuleFiles.read(folder);
        Set<String> paths = new TreeSet<>(wanted.texts().keySet());
        paths.addAll(there.texts().keySet());
        List<Change> changes = new ArrayList<>();
        for (String path : paths) {
            String text = wanted.texts().get(path);
            if (text == null || !text.equals(there.texts().get(path))) {
                changes.add(change(folder, path, text));
            }
        }
        return changes;
    }

    private Change change(Path folder, String path, String text) throws IOException {
        Path named = named(folder, path);
        Path link = text == null && Files.isSymbolicLink(named) ? Files.readSymbolicLink(named) : null;
        Path place = text != null && Files.exists(named) ? within(folder, path, named.toRealPath()) : named;
        byte[] before = Files.isRegularFile(place) ? Files.readAllBytes(place) : null;
        boolean isKnown = before == null
                || Utf8.of(before)
                        .text()
                        .equals(Optional.ofNullable(known.texts().get(path)));
        return new Change(place, text, before, link, !isKnown);
    }

    /** Where a file is once links to folders are followed; those stay as they are. */
    private static Path named(Path folder, String path) throws IOException {
        try {
            Path file = folder.toRealPath().resolve(path).normalize();
            Path parent = file.getParent();
            return Files.exists(parent)
                    ? within(folder, path, parent.toRealPath()).resolve(file.getFileName())
                    : file;
        } catch (InvalidPathException unsayable) {
            throw new FileSystemException(
                    path, null, "the locale in which this was started can't say the name; LC_ALL=C.UTF-8 can");
        }
    }

    private static Path within(Path folder, String path, Path real) throws IOException {
        if (!real.startsWith(folder.toRealPath())) {
            throw new FileSystemException(path, null, "it leads out of the folder");
        }
        return real;
    }

    private static List<Path> keep(List<Change> changes) throws IOException {
        List<Path> kept = new ArrayList<>();
        for (Change change : changes) {
            if (change.isKept) {
                kept.add(keep(change.place, change.before));
            }
        }
        return kept;
    }

    /** Beside it, under a name that nothing else is kept under. */
    private static Path keep(Path file, byte[] content) throws IOException {
        for (int number = 1; number <= MOST_KEPT; number++) {
            Path kept = file.resolveSibling(file.getFileName() + (number == 1 ? "" : "." + number) + KEPT);
            if (!Files.exists(kept)) {
                return Files.write(kept, content);
            } else if (Arrays.equals(Files.readAllBytes(kept), content)) {
                return kept;
            }
        }
        throw new FileSystemException(
                file.toString(), null, "there are " + MOST_KEPT + " files of this name kept beside");
    }

    private static void move(Path draft, Path place) throws IOException {
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unusual) {
            Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
