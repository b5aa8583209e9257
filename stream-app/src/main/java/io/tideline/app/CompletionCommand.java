package io.tideline.app;

import io.tideline.app.command.BuildVersion;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tideline completion}: the script that completes commands and options in bash and zsh. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        header = "Prints a script that completes commands and options in bash and zsh.",
        description = "For this shell: source <(tideline completion)")
final class CompletionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine()
                .getOut()
                .print(AutoComplete.bash("tideline", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
    }
}
