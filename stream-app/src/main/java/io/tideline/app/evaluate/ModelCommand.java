package io.tideline.app.evaluate;

import io.tideline.app.command.BuildVersion;
import java.io.InputStream;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tideline model}: the group of commands about the churn-risk model. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        header = "Says how good the churn-risk model is on a shop's own orders.",
        synopsisSubcommandLabel = "COMMAND")
public final class ModelCommand {

    private ModelCommand() {}

    /**
     * The command with its subcommands.
     *
     * @param environment gives settings, as documented
     * @param standardInput what {@code -} reads
     */
    public static CommandLine of(Map<String, String> environment, InputStream standardInput) {
        return new CommandLine(new ModelCommand()).addSubcommand(new EvaluateCommand(environment, standardInput));
    }
}
