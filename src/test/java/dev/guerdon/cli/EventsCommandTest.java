package dev.guerdon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EventsCommandTest {
    private static final String ALL_TAKEN = "{\"accepted\":2,\"duplicates\":1,\"rejected\":[]}";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer service;
    private int status = 200;
    private String answer = ALL_TAKEN;
    private byte[] received;
    private String contentType;

    @BeforeEach
    void serve() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/v1/events", this::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void theFileIsSentAsItIsAndTheCountsAreShown() throws IOException {
        assertThat(send("events.ndjson", "{}\n{}\n{}\n")).isZero();
        assertThat(received).isEqualTo("{}\n{}\n{}\n".getBytes(UTF_8));
        assertThat(contentType).isEqualTo("application/x-ndjson");
        assertThat(out.toString()).isEqualToNormalizingNewlines("2 accepted, 1 known before, 0 rejected\n");
    }

    @Test
    void aPackedFileIsUnpacked() throws IOException {
        Path file = folder.resolve("events.ndjson.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write("{}\n{}\n".getBytes(UTF_8));
        }
        assertThat(run(file)).isZero();
        assertThat(received).isEqualTo("{}\n{}\n".getBytes(UTF_8));
    }

    @Test
    void aFileThatIsNotPackedAsItsNameSaysIsRefused() throws IOException {
        assertThat(send("events.ndjson.gz", "{}\n")).isEqualTo(2);
        assertThat(err.toString()).contains("is not packed as its name says");
    }

    @Test
    void aLongFileGoesInPartsAndItsLinesKeepTheirNumbers() throws IOException {
        answer = "{\"accepted\":499,\"duplicates\":0,\"rejected\":[{\"line\":2,\"code\":\"c\",\"detail\":\"d\"}]}";
        assertThat(send("events.ndjson", "{}\n".repeat(2 * EventSender.LINES + 3)))
                .isEqualTo(1);
        assertThat(received).isEqualTo("{}\n{}\n{}\n".getBytes(UTF_8));
        assertThat(out.toString())
                .contains("1497 accepted, 0 known before, 3 rejected", "line 2: d", "line 502: d", "line 1002: d");
    }

    @Test
    void theFirstRejectedLinesAreShown() throws IOException {
        answer = IntStream.rangeClosed(1, 25)
                .mapToObj("{\"line\":%d,\"code\":\"unknown-order\",\"detail\":\"There is no order 7.\"}"::formatted)
                .collect(Collectors.joining(",", "{\"accepted\":0,\"duplicates\":0,\"rejected\":[", "]}"));
        assertThat(send("events.ndjson", "{}")).isEqualTo(1);
        assertThat(out.toString().lines())
                .hasSize(22)
                .contains("0 accepted, 0 known before, 25 rejected", "line 20: There is no order 7. (unknown-order)")
                .endsWith("... and 5 more");
    }

    @Test
    void whyTheServiceRefusedTheFileIsShown() throws IOException {
        status = 413;
        answer = "too large";
        assertThat(send("events.ndjson", "{}")).isEqualTo(2);
        assertThat(err.toString()).contains("413: too large", "behind line 0");
    }

    @Test
    void aServiceThatIsNotThereIsToldFromABadFile() throws IOException {
        service.stop(0);
        assertThat(send("events.ndjson", "{}")).isEqualTo(2);
        assertThat(err.toString()).contains("could not be sent to http://127.0.0.1");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(run(folder.resolve("nowhere.ndjson"))).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere.ndjson");
    }

    private int send(String name, String content) throws IOException {
        return run(Files.writeString(folder.resolve(name), content));
    }

    private int run(Path file) {
        return new CommandLine(new EventsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(
                        file.toString(),
                        "--url",
                        "http://127.0.0.1:" + service.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        received = exchange.getRequestBody().readAllBytes();
        contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        exchange.sendResponseHeaders(status, 0);
        exchange.getResponseBody().write(answer.getBytes(UTF_8));
        exchange.close();
    }
}
