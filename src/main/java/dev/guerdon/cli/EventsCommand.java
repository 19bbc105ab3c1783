package dev.guerdon.cli;

import static picocli.CommandLine.ExitCode.OK;
import static picocli.CommandLine.ExitCode.SOFTWARE;
import static picocli.CommandLine.ExitCode.USAGE;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a file of events to a running service, as one request, and says what became of them. */
@Command(
        name = "events",
        description = "Sends a file of events to a running service.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every event was taken", "1:some events were rejected", "2:the file could not be sent"})
final class EventsCommand implements Callable<Integer> {
    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(10);
    private static final int REJECTED_SHOWN = 20;
    private static final long BYTES_PER_KB = 1024;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "One JSON object a line; packed if the name ends in .gz.")
    private Path file;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the service is. Default: ${DEFAULT-VALUE}")
    private URI service;

    /** What the service answers. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Outcome(long accepted, long duplicates, List<Rejected> rejected, long moreRejected) {
        /** A line, counted from 1, that could not be applied. */
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Rejected(long line, String code, String detail) {}
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isReadable(file)) {
            return giveUp("There is no file " + file + " to be read.");
        }
        try {
            HttpResponse<String> answer = send();
            if (answer.statusCode() != 200) {
                return giveUp("The service refused the file with " + answer.statusCode() + ": " + answer.body());
            }
            return report(new ObjectMapper().readValue(answer.body(), Outcome.class));
        } catch (IOException e) {
            return giveUp("The file could not be sent to " + service + ": " + reason(e));
        }
    }

    private HttpResponse<String> send() throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(TIME_TO_CONNECT).build();
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve("/v1/events"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), Files.size(file)));
        if (file.toString().endsWith(".gz")) {
            request.header("Content-Encoding", "gzip");
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The service reads as it works, so that what was read here tells how far it is. */
    private InputStream open() {
        try {
            return ProgressBar.wrap(Files.newInputStream(file), progressBar(Files.size(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProgressBarBuilder progressBar(long bytes) {
        return new ProgressBarBuilder()
                .setTaskName(String.valueOf(file.getFileName()))
                .setInitialMax(bytes)
                .setUnit(" KB", BYTES_PER_KB)
                .setStyle(ProgressBarStyle.ASCII);
    }

    private int report(Outcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        List<Outcome.Rejected> rejected = outcome.rejected();
        long all = rejected.size() + outcome.moreRejected();
        out.printf("%d accepted, %d known before, %d rejected%n", outcome.accepted(), outcome.duplicates(), all);
        rejected.stream()
                .limit(REJECTED_SHOWN)
                .forEach(one -> out.printf("line %d: %s (%s)%n", one.line(), one.detail(), one.code()));
        if (all > REJECTED_SHOWN) {
            out.printf("... and %d more%n", all - REJECTED_SHOWN);
        }
        out.flush();
        return rejected.isEmpty() ? OK : SOFTWARE;
    }

    private int giveUp(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return USAGE;
    }

    private static String reason(IOException fault) {
        return fault.getMessage() == null ? "no service answers there" : fault.getMessage();
    }
}
