package dev.guerdon.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends events to a service, some lines at a time, each after what came before it was applied: so whoever reads them knows how
 * far it is.
 */
final class EventSender {
    static final int LINES = 500;

    private static final int MOST_BYTES = 16 << 20;
    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIME_TO_CONNECT).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI service;
    private final List<Rejected> rejected = new ArrayList<>();
    private long lines;
    private long accepted;
    private long duplicates;
    private long moreRejected;

    EventSender(URI service) {
        this.service = service;
    }

    /** A line, counted from 1, that could not be applied. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Rejected(long line, String code, String detail) {
        Rejected after(long before) {
            return new Rejected(before + line, code, detail);
        }
    }

    /** What became of the lines. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Outcome(long accepted, long duplicates, List<Rejected> rejected, long moreRejected) {}

    /** The service does not take a request; what was sent before it stays applied. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }
    }

    /** Sends everything. */
    Outcome send(InputStream events) throws IOException, InterruptedException, Refused {
        for (byte[] some = next(events); some.length > 0; some = next(events)) {
            add(send(some));
            lines += LINES;
        }
        return new Outcome(accepted, duplicates, List.copyOf(rejected), moreRejected);
    }

    private byte[] next(InputStream events) throws IOException, Refused {
        ByteArrayOutputStream some = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < LINES) {
            int next = events.read();
            if (next < 0) {
                break;
            }
            some.write(next);
            if (next == '\n') {
                ends++;
            }
            if (some.size() > MOST_BYTES) {
                throw new Refused("The lines behind line " + (lines + ends) + " are too long. " + soFar());
            }
        }
        return some.toByteArray();
    }

    private Outcome send(byte[] some) throws IOException, InterruptedException, Refused {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/v1/events"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(some))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new Refused("The service refused the lines behind line " + lines + " with " + answer.statusCode()
                    + ": " + answer.body() + " " + soFar());
        }
        return json.readValue(answer.body(), Outcome.class);
    }

    private void add(Outcome outcome) {
        accepted += outcome.accepted();
        duplicates += outcome.duplicates();
        moreRejected += outcome.moreRejected();
        outcome.rejected().forEach(one -> rejected.add(one.after(lines)));
    }

    private String soFar() {
        return "Those before were sent, and may be sent again.";
    }
}
