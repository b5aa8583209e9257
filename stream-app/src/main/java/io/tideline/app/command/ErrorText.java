package io.tideline.app.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Texts of exceptions for people. */
public final class ErrorText {
    /** The most causes that are followed, which is more than any library nests, because causes can form a ring. */
    private static final int MOST_CAUSES = 16;

    private ErrorText() {}

    /** The innermost message; the kind of exception stands before it unless the message is known to be a sentence. */
    public static String of(Throwable thrown) {
        Throwable innermost = innermost(thrown);
        if (innermost instanceof FileSystemException file) {
            return file.getFile() + ": " + reason(file);
        }
        String kind = innermost.getClass().getSimpleName();
        if (innermost.getMessage() == null) {
            return kind;
        }
        boolean speaksForItself = innermost instanceof ExitReason
                || innermost instanceof IllegalStateException
                || innermost.getClass().getPackageName().startsWith("org.apache.kafka.common")
                || innermost.getClass().getPackageName().startsWith("io.tideline");
        return speaksForItself ? innermost.getMessage() : kind + ": " + innermost.getMessage();
    }

    /** Why a file could not be used, in words, because the exceptions of java.nio.file only have a path as message. */
    public static String reason(IOException failed) {
        if (failed instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (failed instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failed instanceof FileAlreadyExistsException || failed instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (failed instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
    }

    private static Throwable innermost(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause.getCause() != null && i < MOST_CAUSES; i++) {
            cause = cause.getCause();
        }
        return cause;
    }
}
