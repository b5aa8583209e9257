package io.tideline.app;

import io.tideline.app.command.ErrorText;
import io.tideline.app.command.ExitCode;
import io.tideline.app.command.ExitReason;

/** Ends a command whose pipeline stopped by itself; the message says why, the cause says where. */
public final class PipelineStoppedException extends RuntimeException implements ExitReason {
    private static final long serialVersionUID = 1L;

    PipelineStoppedException(Throwable cause) {
        super("the pipeline stopped: " + ErrorText.of(cause) + " (--verbose shows where)", cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.RUNTIME;
    }
}
