package io.tideline.local;

import io.tideline.app.command.ExitCode;
import io.tideline.app.command.ExitReason;

/**
 * Says in one plain sentence why a local stack did not start. Nothing of the stack is left running when it is thrown, and
 * its message can be shown to a person without a stack trace.
 */
public final class LocalStackException extends RuntimeException implements ExitReason {

    private static final long serialVersionUID = 1L;

    /** Reasons, for callers that act on them (another port, another folder) rather than print them. */
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

    /** The reason. */
    public Reason reason() {
        return reason;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.RUNTIME;
    }
}
