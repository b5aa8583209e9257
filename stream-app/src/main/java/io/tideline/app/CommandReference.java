package io.tideline.app;

import io.tideline.app.command.BuildVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tideline reference}: the help of all commands on one page. */
@Command(
        name = "reference",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        header = "Prints the help of all commands as Markdown (docs/cli.md).")
final class CommandReference implements Runnable {
    private static final String HEAD = """
            # Commands

            This page is printed by `tideline reference`; a test compares the two.

            Standard output is data, standard error is everything else. An error is one plain sentence and an exit code;
            `--verbose`, or `TIDELINE_LOG=debug` in the environment, adds the log and the stack trace.
            """;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        StringBuilder page = new StringBuilder(HEAD);
        append(spec.root().commandLine(), page);
        spec.commandLine().getOut().print(page);
        spec.commandLine().getOut().flush();
    }

    private static void append(CommandLine command, StringBuilder page) {
        page.append("\n## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```\n");
        command.getUsageMessage(Ansi.OFF).lines().forEach(line -> page.append(line.stripTrailing())
                .append('\n'));
        page.append("```\n");
        command.getSubcommands().values().forEach(below -> append(below, page));
    }
}
