package io.tideline.app.ingest.row;

import io.tideline.app.command.ExitCode;
import io.tideline.app.command.ExitReason;

/**
 * Ends an import for a reason that its user can act on; the message is one plain sentence.
 *
 * <p>Rows that were acknowledged before stay imported.
 */
public final class ImportException extends Exception implements ExitReason {
    private static final long serialVersionUID = 1L;

    /** Kinds of reasons, each with the exit code of the command line. */
    public enum Kind {
        /** A file that cannot be read, a checkpoint that does not fit, a record that the cluster refuses. */
        RUNTIME(ExitCode.RUNTIME),
        /** The broker or the schema registry does not answer. */
        UNREACHABLE(ExitCode.UNREACHABLE),
        /** A topic that the events belong into is missing. */
        NO_TOPIC(ExitCode.VIOLATION),
        /** A file is not in the import format. */
        FORMAT(ExitCode.VIOLATION);

        private final ExitCode exitCode;

        Kind(ExitCode exitCode) {
            this.exitCode = exitCode;
        }
    }

    private final Kind kind;

    public ImportException(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    public ImportException(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    public static ImportException format(String sentence) {
        return new ImportException(Kind.FORMAT, sentence);
    }

    public static ImportException runtime(String sentence, Throwable cause) {
        return new ImportException(Kind.RUNTIME, sentence, cause);
    }

    /** The kind of the reason. */
    public Kind kind() {
        return kind;
    }

    @Override
    public ExitCode exitCode() {
        return kind.exitCode;
    }
}
