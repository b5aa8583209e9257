package io.tideline.app.topics;

import io.tideline.app.command.ExitCode;
import io.tideline.app.command.ExitReason;

/** A broker or registry that cannot be used; the message is one sentence for people, without secrets. */
public final class UnavailableException extends RuntimeException implements ExitReason {

    private static final long serialVersionUID = 1L;

    /** A failure with its sentence and what caused it. */
    public UnavailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** A failure with its sentence. */
    public UnavailableException(String sentence) {
        super(sentence);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNREACHABLE;
    }
}
