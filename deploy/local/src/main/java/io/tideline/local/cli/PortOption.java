package io.tideline.local.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A port on the command line. */
final class PortOption {
    private static final int HIGHEST_PORT = 65_535;

    private PortOption() {}

    /** Refuses what is no port, and is not 0 for any free one. */
    static void require(CommandSpec spec, String option, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be between 0 and " + HIGHEST_PORT + ", was " + port);
        }
    }
}
