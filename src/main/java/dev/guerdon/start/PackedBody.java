package dev.guerdon.start;

import dev.guerdon.problem.Problem;
import dev.guerdon.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A body that was sent packed, unpacked while it is read. What is no gzip, is damaged or ends too early is refused where that is
 * found: its checksum stands at the end.
 */
final class PackedBody extends InputStream {
    private final InputStream packed;
    private InputStream unpacked;

    PackedBody(InputStream packed) {
        this.packed = packed;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        try {
            if (unpacked == null) {
                // several packed files one behind the other are one
                unpacked = GzipCompressorInputStream.builder()
                        .setInputStream(packed)
                        .setDecompressConcatenated(true)
                        .get();
            }
            return unpacked.read(into, offset, length);
        } catch (IOException broken) {
            RestOfBody.skip(packed);
            throw refusal();
        }
    }

    private Refusal refusal() {
        return Problem.MALFORMED.because(
                unpacked == null
                        ? "Content-Encoding says gzip, but the body is not packed so: pack it, or leave the header out."
                        : "The packed body is damaged or cut off: pack it again and send it once more.");
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
