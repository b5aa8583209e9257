package io.tideline.app.command;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Sets up command lines with plain errors, documented exit codes, and a graceful shutdown on a signal. */
public final class CommandLines {
    private static final int WIDTH = 100;

    private CommandLines() {}

    /** Sets up a command and its subcommands; it must be called after all of them have been added. */
    public static CommandLine of(CommandLine command, Map<String, String> environment) {
        CommandErrors errors = new CommandErrors();
        describeExitCodes(command);
        command.setUsageHelpWidth(WIDTH);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler(errors);
        command.setParameterExceptionHandler(errors);
        command.setExecutionStrategy(parsed -> {
            if ("debug".equalsIgnoreCase(environment.get(Log.VARIABLE))) {
                Log.showDetails();
            }
            return GracefulShutdown.of(() -> new CommandLine.RunLast().execute(parsed));
        });
        return command;
    }

    private static void describeExitCodes(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        if (usage.exitCodeList().isEmpty() && command.getSubcommands().isEmpty()) {
            usage.exitCodeListHeading("%nExit codes:%n");
            usage.exitCodeList(ExitCode.meanings());
        }
        command.getSubcommands().values().forEach(CommandLines::describeExitCodes);
    }
}
