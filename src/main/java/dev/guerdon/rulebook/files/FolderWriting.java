package dev.guerdon.rulebook.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Files on their way into a rules folder. Everything is written aside first and then moved into place, so that a full disk or a
 * folder that can't be written leaves it as it was. What is not kept anywhere else is not lost: a file that differs from what
 * is known stays as {@code name.bak}. Files without effect are left alone.
 */
public final class FolderWriting {
    private static final String ASIDE = ".guerdon.tmp";
    private static final String KEPT = ".bak";

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

    /**
     * Makes the folder hold these files and no others that have an effect.
     *
     * @return the files that are kept beside, as {@code name.bak}
     * @throws IOException if it can't be written
     */
    public List<Path> into(Path folder) throws IOException {
        RuleFiles there = RuleFiles.read(folder);
        Map<Path, String> texts = new TreeMap<>();
        List<Path> superfluous = new ArrayList<>();
        List<Path> overwritten = new ArrayList<>();
        List<Path> kept = new ArrayList<>();
        for (String path : paths(there)) {
            String text = wanted.texts().get(path);
            String before = there.texts().get(path);
            if (text == null) {
                superfluous.add(writable(real(folder, path)));
            } else if (!text.equals(before)) {
                texts.put(real(folder, path), text);
            }
            if (before != null
                    && !before.equals(text)
                    && !before.equals(known.texts().get(path))) {
                overwritten.add(real(folder, path));
            }
        }
        Map<Path, Path> drafts = drafts(texts);
        for (Path file : overwritten) {
            kept.add(Files.copy(file, beside(file, "", KEPT), StandardCopyOption.REPLACE_EXISTING));
        }
        for (Map.Entry<Path, Path> draft : drafts.entrySet()) {
            move(draft.getKey(), draft.getValue());
        }
        for (Path file : superfluous) {
            Files.deleteIfExists(file);
        }
        return kept;
    }

    private Set<String> paths(RuleFiles there) {
        Set<String> paths = new TreeSet<>(wanted.texts().keySet());
        paths.addAll(there.texts().keySet());
        return paths;
    }

    /** Where a file is once links are followed; they stay as they are. */
    private static Path real(Path folder, String path) throws IOException {
        Path root = folder.toRealPath();
        Path file = root.resolve(path).normalize();
        Path real = Files.exists(file) ? file.toRealPath() : file;
        if (!real.startsWith(root)) {
            throw new FileSystemException(path, null, "it leads out of the folder");
        }
        return real;
    }

    private static Path writable(Path file) throws IOException {
        if (!Files.isWritable(file.getParent())) {
            throw new FileSystemException(file.getParent().toString(), null, "it can't be written");
        }
        return file;
    }

    /** By draft, where it belongs. Either all are written or none is left. */
    private static Map<Path, Path> drafts(Map<Path, String> texts) throws IOException {
        Map<Path, Path> drafts = new TreeMap<>();
        try {
            for (Map.Entry<Path, String> file : texts.entrySet()) {
                Path place = file.getKey();
                Files.createDirectories(place.getParent());
                Path draft = beside(place, ".", ASIDE);
                drafts.put(draft, place);
                Files.write(draft, file.getValue().getBytes(UTF_8));
                keepRights(place, draft);
            }
            return drafts;
        } catch (IOException failed) {
            for (Path draft : drafts.keySet()) {
                if (Files.isRegularFile(draft)) {
                    Files.delete(draft);
                }
            }
            throw failed;
        }
    }

    private static Path beside(Path file, String before, String after) {
        return file.resolveSibling(before + file.getFileName() + after);
    }

    private static void keepRights(Path place, Path draft) throws IOException {
        if (Files.exists(place) && Files.getFileStore(place).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(place));
        }
    }

    private static void move(Path draft, Path place) throws IOException {
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unusual) {
            Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
