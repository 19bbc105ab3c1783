package dev.guerdon.cli;

import static picocli.CommandLine.ExitCode.OK;
import static picocli.CommandLine.ExitCode.SOFTWARE;
import static picocli.CommandLine.ExitCode.USAGE;

import dev.guerdon.rehearsal.Rehearsal;
import dev.guerdon.rehearsal.Report;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.RuleFiles;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Vets a rules folder and runs its scenarios, without a service or a database. */
@Command(
        name = "check",
        description = "Checks a rules folder and runs its scenarios.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the rules could go live", "1:they have faults", "2:there is no such folder"})
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FOLDER",
            defaultValue = "rules",
            description = "The rules folder. Default: ${DEFAULT-VALUE}")
    private Path folder;

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) {
            spec.commandLine().getErr().println("There is no folder " + folder + ".");
            return USAGE;
        }
        RuleFiles files = RuleFiles.read(folder);
        Candidate candidate = Candidate.of(files);
        Optional<Rehearsal.Result> rehearsed = candidate.rulebook().map(Rehearsal::of);
        List<Finding> findings = new ArrayList<>(candidate.findings());
        rehearsed.ifPresent(result -> findings.addAll(result.findings()));
        report(files, findings, rehearsed.map(Rehearsal.Result::report));
        return findings.stream().anyMatch(Finding::isError) ? SOFTWARE : OK;
    }

    private void report(RuleFiles files, List<Finding> findings, Optional<Report> report) {
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(finding -> out.println(Told.of(finding, folder, files)));
        report.ifPresentOrElse(
                run -> out.printf(
                        "%d scenarios passed, %d failed%n",
                        run.passed(), run.failed().size()),
                () -> out.println("The scenarios were not run: first the rules must be good."));
        out.flush();
    }

    /** Tells findings as compilers do: place, kind, sentence, and below it the line with a mark. */
    private static final class Told {
        private static final int LONGEST = 160;

        static String of(Finding finding, Path folder, RuleFiles files) {
            StringBuilder told = new StringBuilder();
            told.append(finding.file().equals(".") ? folder : folder.resolve(finding.file()));
            if (finding.line() > 0) {
                told.append(':').append(finding.line());
            }
            if (finding.column() > 0) {
                told.append(':').append(finding.column());
            }
            told.append(finding.isError() ? ": error: " : ": warning: ").append(finding.message());
            if (finding.rule() != null) {
                told.append(" [rule \"").append(finding.rule()).append("\"]");
            }
            source(finding, files).ifPresent(told::append);
            return told.toString();
        }

        private static Optional<String> source(Finding finding, RuleFiles files) {
            return finding.column() == 0
                    ? Optional.empty()
                    : files.text(finding.file())
                            .flatMap(text ->
                                    text.lines().skip(finding.line() - 1L).findFirst())
                            .filter(line -> line.length() <= LONGEST && finding.column() <= line.length() + 1)
                            .map(line -> "%n    %s%n    %s^"
                                    .formatted(line, blank(line.substring(0, finding.column() - 1))));
        }

        /** As wide as the text, tabs kept. */
        private static String blank(String text) {
            return text.replaceAll("[^\t]", " ");
        }
    }
}
