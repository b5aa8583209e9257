package io.tideline.app.command;

import java.util.Objects;

/** Ends a command for a reason that its user can act on; the message is one plain sentence. */
public final class CommandFailure extends RuntimeException implements ExitReason {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /** Makes a failure with its exit code and its sentence. */
    public CommandFailure(ExitCode exitCode, String sentence) {
        super(sentence);
        this.exitCode = Objects.requireNonNull(exitCode, "exitCode");
    }

    /** Makes a failure with its exit code, its sentence and its cause. */
    public CommandFailure(ExitCode exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = Objects.requireNonNull(exitCode, "exitCode");
    }

    @Override
    public ExitCode exitCode() {
        return exitCode;
    }
}
