package dev.guerdon.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One service at a time on a data folder. The operating system lets go of the lock when the process ends, however it ends, so
 * who holds it knows that a database still running there has lost its service.
 */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder, creating it where it is missing.
     *
     * @throws CannotStart if another service has it
     */
    static FolderLock on(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("lock");
        FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
        try {
            if (!isTaken(channel)) {
                channel.truncate(0);
                channel.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())));
                return new FolderLock(channel);
            }
            throw new CannotStart(
                    "Another Guerdon (process %s) works in %s. Stop it, or set GUERDON_DATA_DIR to another folder."
                            .formatted(holder(channel), folder));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return true;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer written = ByteBuffer.allocate(20);
        channel.read(written, 0);
        return UTF_8.decode(written.flip()).toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
