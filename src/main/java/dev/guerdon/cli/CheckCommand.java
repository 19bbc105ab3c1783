package dev.guerdon.cli;

import static picocli.CommandLine.ExitCode.OK;
import static picocli.CommandLine.ExitCode.SOFTWARE;
import static picocli.CommandLine.ExitCode.USAGE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guerdon.rehearsal.Check;
import dev.guerdon.rehearsal.CheckAnswer;
import dev.guerdon.rulebook.files.RuleFiles;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Vets a rules folder, runs its scenarios and plays its journeys, without a service or a database. */
@Command(
        name = "check",
        description = {
            "Checks a rules folder, and runs its scenarios and journeys.",
            "",
            "Tells everything that would keep the rules from going live, and warns of rules that no scenario or"
                    + " journey makes fire or keeps from firing. Nothing is changed; neither a service nor a database is needed."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the rules could go live",
            "1:they have faults",
            "2:the folder can't be read, or the command is wrong"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  guerdon check rules/", "  guerdon check --strict --format github rules/     in a build"})
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            defaultValue = "rules",
            description = "The rules folder. Default: ${DEFAULT-VALUE}")
    private Path folder;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "How findings are told: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. json is the answer of"
                            + " POST /v1/rulebook/check, github puts notes beside the lines of a change.")
    private Format format;

    @Option(names = "--strict", description = "Take warnings as errors.")
    private boolean isStrict;

    @Override
    public Integer call() {
        if (folder.toString().isEmpty()) {
            return giveUp("The rules folder must have a name; \".\" is the one you are in.");
        } else if (!Files.isDirectory(folder)) {
            return giveUp("There is no folder " + folder + ".");
        } else if (!Files.isReadable(folder)) {
            return giveUp("The folder " + folder + " can't be read.");
        }
        long begin = System.nanoTime();
        Check check = Check.of(RuleFiles.read(folder), Instant.now()).withGaps();
        check = isStrict ? check.strictly() : check;
        tell(check, Duration.ofNanos(System.nanoTime() - begin));
        if (spec.commandLine().getOut().checkError()) {
            return giveUp("What was found could not be written out.");
        }
        return check.isGood() ? OK : SOFTWARE;
    }

    private void tell(Check check, Duration took) {
        PrintWriter out = spec.commandLine().getOut();
        Summary summary = new Summary(check, took);
        switch (format) {
            case TEXT ->
                new CompilerMessages(out, spec.commandLine().getColorScheme().ansi(), folder).tell(check, summary);
            case JSON -> out.println(json(CheckAnswer.of(check)));
            case GITHUB -> new Annotations(out, folder).tell(check, summary);
        }
        out.flush();
    }

    private static String json(CheckAnswer answer) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an answer of texts and numbers can be written", unwritable);
        }
    }

    private int giveUp(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return USAGE;
    }
}
