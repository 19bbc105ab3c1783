package dev.guerdon.cli;

import static picocli.CommandLine.ExitCode.OK;
import static picocli.CommandLine.ExitCode.SOFTWARE;
import static picocli.CommandLine.ExitCode.USAGE;

import dev.guerdon.backtest.BacktestView;
import dev.guerdon.cli.BacktestCalls.Answer;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.RuleFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Has a running service decide its past orders again, under the rules of a folder and under the live ones. */
@Command(
        name = "backtest",
        description = "Tries a rules folder on the past orders of a running service; nothing is changed there.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every order was decided, and no scenario failed",
            "1:the rules have faults, scenarios fail, or some orders could not be decided",
            "2:there is no such folder or service"
        })
final class BacktestCommand implements Callable<Integer> {
    private static final long MILLIS_BETWEEN_LOOKS = 250;

    /** How the result is told. */
    private enum Format {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads a day; says what one looks like where it is none. */
    private static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String written) {
            try {
                return LocalDate.parse(written);
            } catch (DateTimeParseException none) {
                throw new TypeConversionException('"' + written + "\" is no day; write it as 2026-01-31");
            }
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FOLDER",
            defaultValue = "rules",
            description = "The rules to be tried. Default: ${DEFAULT-VALUE}")
    private Path folder;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            converter = Day.class,
            description = "First day, as 2026-01-31. Default: a year back.")
    private LocalDate from;

    @Option(names = "--until", paramLabel = "DAY", converter = Day.class, description = "Last day. Default: today.")
    private LocalDate until;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the service is. Default: ${DEFAULT-VALUE}")
    private URI service;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Format format;

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isDirectory(folder)) {
            return giveUp(USAGE, "There is no folder " + folder + ".");
        }
        RuleFiles files = RuleFiles.read(folder);
        List<Finding> errors =
                files.findings().stream().filter(Finding::isError).toList();
        if (!errors.isEmpty()) {
            errors.forEach(error -> spec.commandLine().getErr().println(error));
            return SOFTWARE;
        }
        try {
            return tryOn(new BacktestCalls(service), files);
        } catch (IOException unreachable) {
            String reason = unreachable.getMessage() == null ? "no service answers there" : unreachable.getMessage();
            return giveUp(USAGE, "The rules could not be tried at " + service + ": " + reason);
        }
    }

    private int tryOn(BacktestCalls calls, RuleFiles files) throws IOException, InterruptedException {
        Answer started = calls.start(files, from, until);
        if (started.isRefusedRulebook()) {
            started.problems().forEach(problem -> spec.commandLine().getErr().println(problem));
            return SOFTWARE;
        } else if (!started.isAccepted()) {
            return giveUp(USAGE, "The service refused: " + started.detail());
        }
        Answer ended = await(calls, started);
        return ended.isFound() ? report(ended) : giveUp(USAGE, "The backtest was lost: " + ended.detail());
    }

    /** Whoever stops waiting stops the backtest too: the next one would have to wait for it. */
    private static Answer await(BacktestCalls calls, Answer started) throws IOException, InterruptedException {
        String id = started.view().id();
        Thread cancelling = new Thread(() -> calls.cancel(id));
        Runtime.getRuntime().addShutdownHook(cancelling);
        try (ProgressBar bar = bar()) {
            Answer now = calls.find(id);
            while (now.isFound() && now.view().status().equals("running")) {
                show(bar, now.view());
                TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
                now = calls.find(id);
            }
            if (now.isFound()) {
                show(bar, now.view());
            }
            return now;
        } finally {
            Runtime.getRuntime().removeShutdownHook(cancelling);
        }
    }

    private static ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("backtest")
                .setInitialMax(0)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }

    private static void show(ProgressBar bar, BacktestView view) {
        bar.maxHint(view.total());
        bar.stepTo(view.processed());
    }

    private int report(Answer ended) {
        BacktestView view = ended.view();
        if (view.result() == null) {
            return giveUp(
                    SOFTWARE, "The backtest " + view.status() + (view.detail() == null ? "." : ": " + view.detail()));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(ended.body());
        } else {
            new BacktestReport(out, spec.commandLine().getColorScheme().ansi()).print(view);
        }
        out.flush();
        return view.result().failed().orders() == 0 && couldGoLive(view) ? OK : SOFTWARE;
    }

    private static boolean couldGoLive(BacktestView view) {
        boolean areGood = view.scenarios() == null || view.scenarios().isGood();
        return areGood
                && (view.notTried() == null
                        || view.notTried().stream()
                                .noneMatch(each -> each.severity().equals("error")));
    }

    private int giveUp(int code, String sentence) {
        spec.commandLine().getErr().println(sentence);
        return code;
    }
}
