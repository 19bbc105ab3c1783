package dev.guerdon.rulebook.files;

import dev.guerdon.rulebook.Finding;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * What is below a folder at one moment, without content: links are followed as long as they stay within it, leftovers are
 * left out. Two trees are equal when nothing that may matter changed between them.
 */
record FolderTree(List<Entry> entries, List<Finding> findings) {
    private static final FileTime NO_TIME = FileTime.fromMillis(0);

    /**
     * A file or folder.
     *
     * @param path below the root, with {@code /}; "" for the root itself
     * @param real where it is once links are followed
     * @param modified of a folder always 1970: what happens in it shows in its entries
     * @param key tells a file from another of the same name, where the file system can
     */
    record Entry(String path, Path real, boolean isFolder, long size, FileTime modified, Object key) {}

    static FolderTree of(Path root) {
        return new Walk().over(root);
    }

    boolean hasFolder(String path) {
        return entries.stream()
                .anyMatch(entry -> entry.isFolder() && entry.path().equals(path));
    }

    /** One walk, parents before children, in order of names. */
    private static final class Walk {
        private final List<Entry> entries = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final Deque<Path> parents = new ArrayDeque<>();
        private Path realRoot;
        private int names;

        FolderTree over(Path root) {
            try {
                realRoot = root.toRealPath();
                visit("", realRoot);
            } catch (IOException missing) {
                findings.add(Finding.error(".", "The folder " + root + " can't be read; it must hold the rules."));
            }
            return new FolderTree(List.copyOf(entries), List.copyOf(findings));
        }

        private void visit(String path, Path at) {
            try {
                Path real = at.toRealPath();
                if (!real.startsWith(realRoot)) {
                    refuse(path, "This link leads out of the rules folder; put the file itself here.");
                    return;
                }
                BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
                if (attributes.isDirectory()) {
                    visitFolder(path, real, attributes);
                } else if (attributes.isRegularFile()) {
                    entries.add(new Entry(
                            path, real, false, attributes.size(), attributes.lastModifiedTime(), attributes.fileKey()));
                } else {
                    refuse(path, "This is neither a file nor a folder.");
                }
            } catch (NoSuchFileException gone) {
                if (Files.isSymbolicLink(at)) {
                    refuse(path, "This link leads nowhere.");
                }
            } catch (IOException unreadable) {
                refuse(path, "This can't be read: " + unreadable.getMessage() + ".");
            }
        }

        private void visitFolder(String path, Path real, BasicFileAttributes attributes) throws IOException {
            if (parents.contains(real)) {
                refuse(path, "This link leads back to a folder that it is in.");
                return;
            }
            entries.add(new Entry(path, real, true, 0, NO_TIME, attributes.fileKey()));
            parents.push(real);
            for (Path child : childrenOf(path, real)) {
                visit(path.isEmpty() ? nameOf(child) : path + "/" + nameOf(child), child);
            }
            parents.pop();
        }

        /** By their own paths: a name that the locale can't say has no other. */
        private List<Path> childrenOf(String path, Path real) throws IOException {
            List<Path> found = new ArrayList<>();
            try (DirectoryStream<Path> children = Files.newDirectoryStream(real)) {
                for (Path child : children) {
                    if (++names > Limits.NAMES) {
                        refuse(path, "There are more than " + Limits.NAMES + " names below the rules folder.");
                        break;
                    }
                    if (!Leftover.is(nameOf(child))) {
                        found.add(child);
                    }
                }
            } catch (DirectoryIteratorException broken) {
                throw broken.getCause();
            }
            if (parents.size() > Limits.DEPTH && !found.isEmpty()) {
                refuse(path, "Folders are nested too deeply: a path has at most " + Limits.DEPTH + " names.");
                return List.of();
            }
            return found.stream().sorted(Comparator.comparing(Walk::nameOf)).toList();
        }

        private static String nameOf(Path child) {
            return child.getFileName().toString();
        }

        private void refuse(String path, String why) {
            findings.add(Finding.error(path.isEmpty() ? "." : path, why));
        }
    }
}
