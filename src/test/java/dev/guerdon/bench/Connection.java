package dev.guerdon.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.lang3.ArrayUtils;

/**
 * One HTTP connection that is kept open and asked again and again. As little as will do: the generator shares the processors
 * with what it measures, so every instruction here makes both sides look more alike.
 */
final class Connection implements AutoCloseable {
    private static final String LENGTH = "content-length:";
    private static final int HIGHEST_SUCCESS = 299;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] line = new byte[8192];

    Connection(URI service) throws IOException {
        socket = new Socket(service.getHost(), service.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16384);
        out = socket.getOutputStream();
    }

    /** Everything of a request with a JSON body, ready to be sent. */
    static byte[] request(String method, String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = String.join(
                "\r\n",
                method + " " + path + " HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                "Accept: application/json",
                "Content-Length: " + body.length,
                "",
                "");
        return ArrayUtils.addAll(head.getBytes(StandardCharsets.US_ASCII), body);
    }

    /**
     * Sends a request and reads the whole answer.
     *
     * @return the body
     * @throws IOException if it is not a success
     */
    byte[] ask(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        String status = readLine();
        int length = -1;
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("an answer of unknown length: " + status);
        }
        byte[] body = in.readNBytes(length);
        if (Integer.parseInt(status.split(" ", 3)[1]) > HIGHEST_SUCCESS) {
            throw new IOException(status + "\n" + new String(body, StandardCharsets.UTF_8));
        }
        return body;
    }

    private String readLine() throws IOException {
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the service closed the connection");
            }
            line[length++] = (byte) next;
        }
        return new String(line, 0, length - 1, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
