package io.tideline.app;

import io.tideline.app.command.BuildVersion;
import io.tideline.app.command.CommandLines;
import io.tideline.app.command.Log;
import io.tideline.app.evaluate.ModelCommand;
import io.tideline.app.ingest.ImportClock;
import io.tideline.app.ingest.ImportCommand;
import io.tideline.app.ingest.KafkaClusterAccess;
import io.tideline.app.simulator.SimulateCommand;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code tideline} command. */
@Command(
        name = "tideline",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        header = "Exact, live customer retention figures from a stream of orders.",
        synopsisSubcommandLabel = "COMMAND")
public final class Tideline {

    private Tideline() {}

    /**
     * The command line of the pipeline.
     *
     * @param environment gives settings, as documented
     * @param more commands besides those for a cluster
     */
    public static CommandLine commandLine(Map<String, String> environment, List<Object> more) {
        CommandLine tideline = new CommandLine(new Tideline());
        more.forEach(tideline::addSubcommand);
        tideline.addSubcommand(new RunCommand(environment))
                .addSubcommand(
                        new ImportCommand(new KafkaClusterAccess(), environment, System.in, ImportClock.system()))
                .addSubcommand(new SimulateCommand(new KafkaClusterAccess(), environment, ImportClock.system()))
                .addSubcommand(ModelCommand.of(environment, System.in))
                .addSubcommand(new TopicsCommand(environment))
                .addSubcommand(new SchemasCommand(environment))
                .addSubcommand(new ConfigCommand(environment))
                .addSubcommand(new TopologyCommand(environment))
                .addSubcommand(new MetricsCommand())
                .addSubcommand(new CompletionCommand())
                .addSubcommand(new CommandReference());
        return CommandLines.of(tideline, environment);
    }

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        System.exit(commandLine(environment, List.of()).execute(arguments));
    }

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Shows the log in full, and stack traces.")
    void verbose(boolean isVerbose) {
        if (isVerbose) {
            Log.showDetails();
        }
    }
}
