package io.tideline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, which a program does not notice if whoever started it ignores it, as everything does that a shell runs in the
 * background. So it is given its meaning back, by {@code env} of GNU coreutils where that is what this machine has.
 */
final class CtrlC {
    private static final List<String> AS_IN_THE_FOREGROUND = List.of("env", "--default-signal=INT");

    private CtrlC() {}

    /** The command of a program that Ctrl-C will reach, however these tests were started. */
    static List<String> reaching(List<String> command) throws IOException, InterruptedException {
        List<String> reached = new ArrayList<>(canGiveItBack() ? AS_IN_THE_FOREGROUND : List.of());
        reached.addAll(command);
        return reached;
    }

    private static boolean canGiveItBack() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(AS_IN_THE_FOREGROUND);
        command.add("true");
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    /** Ends a program as Ctrl-C does, and gives its exit code. */
    static int end(Process process, Duration patience) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
