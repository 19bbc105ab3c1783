package dev.guerdon.rulebook.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A rules folder on disk, for tests. */
record RulesFolder(Path root) {

    /** With all base folders, and nothing in them. */
    static RulesFolder empty(Path root) {
        RulesFolder folder = new RulesFolder(root);
        Place.BASE_FOLDERS.forEach(base -> folder.folder(base));
        return folder;
    }

    RulesFolder folder(String path) {
        try {
            Files.createDirectories(root.resolve(path));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    RulesFolder file(String path, String text) {
        return file(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    RulesFolder file(String path, byte[] content) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.write(root.resolve(path), content);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    RulesFolder link(String path, String target) {
        try {
            Files.createSymbolicLink(root.resolve(path), Path.of(target));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As careful editors save and as mounted folders swap: in one step. */
    RulesFolder move(String from, String to) {
        try {
            Files.move(root.resolve(from), root.resolve(to), StandardCopyOption.ATOMIC_MOVE);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    RulesFolder delete(String path) {
        try {
            Files.delete(root.resolve(path));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The layout of a mounted configuration: entries lead through {@code ..data} to a dated folder. */
    static RulesFolder mounted(Path root, String version) {
        RulesFolder folder = new RulesFolder(root);
        folder.version(version, "package earning").link("..data", version);
        folder.link("programme.yaml", "..data/programme.yaml");
        Place.BASE_FOLDERS.forEach(base -> folder.link(base, "..data/" + base));
        return folder;
    }

    RulesFolder version(String version, String rules) {
        Place.BASE_FOLDERS.forEach(base -> folder(version + "/" + base));
        return file(version + "/programme.yaml", "currency: EUR").file(version + "/earning/base.drl", rules);
    }

    /** Swaps the mounted version, as a cluster does. */
    RulesFolder swapTo(String version) {
        return link("..data_tmp", version).move("..data_tmp", "..data");
    }
}
