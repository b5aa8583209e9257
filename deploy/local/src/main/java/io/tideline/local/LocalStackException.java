package io.tideline.local;

import io.tideline.app.command.ExitCode;
import io.tideline.app.command.ExitReason;

/**
 * The one plain sentence that says why a local stack did not start. Nothing of the stack is left running when it is
 * thrown, and its message is fit to be shown to a person as it is, without a stack trace.
 */
public final class LocalStackException extends RuntimeException implements ExitReason {

    private static final long serialVersionUID = 1L;

    /** What stood in the way, for callers that act on it (another port, another folder) rather than print it. */
    public enum Reason {
        /** A fixed port is taken by another process or by another stack. */
        PORT_IN_USE,
        /** The data directory is not a directory, cannot be created or cannot be written. */
        DATA_DIRECTORY_UNUSABLE,
        /** Another stack, in this process or in another one, works on the data directory. */
        DATA_DIRECTORY_IN_USE,
        /** What an earlier stack left in the data directory cannot be read. */
        DATA_UNREADABLE,
        /** The topics that an earlier stack left do not go with the settings. */
        TOPICS_UNSUITABLE,
        /** The broker or the registry failed while it started; the cause tells more. */
        START_FAILED
    }

    private final Reason reason;

    LocalStackException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    LocalStackException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What stood in the way. */
    public Reason reason() {
        return reason;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.RUNTIME;
    }
}
