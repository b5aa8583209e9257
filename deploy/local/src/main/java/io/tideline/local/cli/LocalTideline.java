package io.tideline.local.cli;

import io.tideline.app.Tideline;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The {@code tideline} command with everything that runs on a laptop. */
public final class LocalTideline {
    private LocalTideline() {}

    /**
     * The command line with the commands that bring their own broker.
     *
     * @param environment gives settings, as documented
     */
    static CommandLine commandLine(Map<String, String> environment) {
        return Tideline.commandLine(environment, List.of(new DemoCommand(), new ReplayCommand(), new LocalCommand()));
    }

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }
}
