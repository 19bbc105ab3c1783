package dev.guerdon.start;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs as they lie on the class path: one archive a kind of machine. */
final class PostgresArchive {
    private static final int EXECUTABLE = 0111;

    private PostgresArchive() {}

    /**
     * Unpacks the programs below the folder, unless this very archive was unpacked there before, and returns where they are.
     * It is moved into place when complete, so neither a crash nor a second process leaves half of it.
     */
    static Path unpackedBelow(Path folder) throws IOException {
        byte[] archive = read(nameForThisMachine());
        Path target = folder.resolve("postgresql-" + fingerprint(archive));
        if (Files.exists(target)) {
            return target;
        }
        Files.createDirectories(folder);
        Path unpacked = Files.createTempDirectory(folder, "unpacking-");
        unpack(archive, unpacked);
        try {
            Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException somebodyWasFaster) {
            FileUtils.deleteDirectory(unpacked.toFile());
        }
        return target;
    }

    private static String nameForThisMachine() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        return "/postgres-%s-%s.txz"
                .formatted(
                        system.startsWith("mac") ? "darwin" : system,
                        machine.equals("aarch64") ? "arm_64" : machine.equals("amd64") ? "x86_64" : machine);
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream archive = PostgresArchive.class.getResourceAsStream(name)) {
            if (archive == null) {
                throw new CannotStart(
                        "There is no embedded database for this kind of machine (%s). Set QUARKUS_DATASOURCE_JDBC_URL to a PostgreSQL of yours."
                                .formatted(name));
            }
            return archive.readAllBytes();
        }
    }

    private static String fingerprint(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            TarArchiveEntry entry = entries.getNextEntry();
            while (entry != null) {
                unpack(entry, entries, entry.resolveIn(folder));
                entry = entries.getNextEntry();
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & EXECUTABLE) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
