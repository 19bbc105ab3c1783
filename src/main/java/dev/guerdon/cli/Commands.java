package dev.guerdon.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The command line of Guerdon. A new command is a class of this package and a word in the list here. */
@Command(
        name = "guerdon",
        synopsisSubcommandLabel = "COMMAND",
        description = "Without a command, Guerdon starts as a service.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Commands.Version.class,
        subcommands = {CheckCommand.class, EventsCommand.class, BacktestCommand.class})
public final class Commands {
    private Commands() {}

    /**
     * Runs the command that the words name.
     *
     * @return how the process is to exit: 0 when all is well, 1 when what was asked for has faults, 2 when it could not be done
     */
    public static int run(String... words) {
        return commandLine().execute(words);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Commands()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Guerdon " + Commands.class.getPackage().getImplementationVersion()};
        }
    }
}
