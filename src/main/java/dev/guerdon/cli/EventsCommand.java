package dev.guerdon.cli;

import static picocli.CommandLine.ExitCode.OK;
import static picocli.CommandLine.ExitCode.SOFTWARE;
import static picocli.CommandLine.ExitCode.USAGE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a file of events to a running service, and says how far it is and what became of them. */
@Command(
        name = "events",
        description = "Sends a file of events to a running service.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every event was taken", "1:some events were rejected", "2:the file could not be sent"})
final class EventsCommand implements Callable<Integer> {
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

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isReadable(file)) {
            return giveUp("There is no file " + file + " to be read.");
        }
        try {
            return report(send());
        } catch (EventSender.Refused refused) {
            return giveUp(refused.getMessage());
        } catch (ZipException e) {
            return giveUp("The file " + file + " is not packed as its name says: " + e.getMessage());
        } catch (IOException e) {
            return giveUp("The file could not be sent to " + service + ": " + reason(e));
        }
    }

    private EventSender.Outcome send() throws IOException, InterruptedException, EventSender.Refused {
        try (InputStream events = open()) {
            return new EventSender(service).send(events);
        }
    }

    private InputStream open() throws IOException {
        InputStream read = ProgressBar.wrap(Files.newInputStream(file), progressBar(Files.size(file)));
        return file.toString().endsWith(".gz") ? unpacked(read) : new BufferedInputStream(read);
    }

    private static InputStream unpacked(InputStream packed) throws IOException {
        try {
            return new BufferedInputStream(new GZIPInputStream(packed));
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    private ProgressBarBuilder progressBar(long bytes) {
        return new ProgressBarBuilder()
                .setTaskName(String.valueOf(file.getFileName()))
                .setInitialMax(bytes)
                .setUnit(" KB", BYTES_PER_KB)
                .setStyle(ProgressBarStyle.ASCII);
    }

    private int report(EventSender.Outcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        List<EventSender.Rejected> rejected = outcome.rejected();
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
