package io.tideline.app.ingest.row;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/** Makes the exception for an input that fails while it is read, with a sentence for people. */
public final class BrokenInput {
    private BrokenInput() {}

    public static ImportException at(String file, long line, IOException error) {
        String place = line == 0 ? file : file + " after line " + line;
        if (error instanceof EOFException) {
            return new ImportException(
                    ImportException.Kind.FORMAT, place + ": the gzip data is cut off; the rest is missing", error);
        }
        if (error instanceof ZipException) {
            return new ImportException(
                    ImportException.Kind.FORMAT, place + ": the gzip data is damaged: " + error.getMessage(), error);
        }
        return ImportException.runtime(place + " cannot be read: " + error.getMessage(), error);
    }
}
