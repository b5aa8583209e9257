package io.tideline.app.command;

/** An exception whose message is one sentence for people and which knows the exit code of a command it ends. */
public interface ExitReason {

    /** The exit code of a command that ends for this reason. */
    ExitCode exitCode();
}
