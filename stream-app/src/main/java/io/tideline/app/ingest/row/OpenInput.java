package io.tideline.app.ingest.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/**
 * An open input: unpacked if it is gzip, decoded as UTF-8 without its byte order mark, and read as rows of CSV or NDJSON.
 * All of that is told by the content and never by the name of the file.
 *
 * <p>Bytes that are not UTF-8 arrive as the replacement character, which makes their row a reject.
 */
public final class OpenInput implements AutoCloseable {
    private final CountingInput stored;
    private final RowReader rows;

    private OpenInput(CountingInput stored, RowReader rows) {
        this.stored = stored;
        this.rows = rows;
    }

    /** Opens all of a source. */
    public static OpenInput whole(InputSource source) throws ImportException {
        return open(source, source::open);
    }

    /** Opens a source for a look, which does not use it up. */
    public static OpenInput head(InputSource source) throws ImportException {
        return open(source, source::openHead);
    }

    public RowReader rows() {
        return rows;
    }

    /** Bytes read so far, as stored: of a gzip file the packed ones. */
    public long bytesRead() {
        return stored.count();
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private static OpenInput open(InputSource source, Opening opening) throws ImportException {
        String name = source.name();
        if (source.path().filter(Files::isDirectory).isPresent()) {
            throw ImportException.runtime(name + " is a folder, not a file", new IOException("folder"));
        }
        try {
            CountingInput stored = new CountingInput(opening.open());
            try {
                return new OpenInput(stored, rows(name, stored));
            } catch (ImportException | IOException e) {
                stored.close();
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    private static RowReader rows(String name, CountingInput stored) throws IOException, ImportException {
        PushbackInputStream content = ContentStart.unpacked(name, stored);
        int first = ContentStart.firstCharacter(name, content);
        Reader text = new InputStreamReader(content, StandardCharsets.UTF_8);
        if (first == '{') {
            return new NdjsonRowReader(name, text);
        }
        if (first == '[') {
            throw ImportException.format(name + " is one JSON array; NDJSON has one object on each line");
        }
        return CsvRowReader.open(name, text);
    }

    private static ImportException unreadable(InputSource source, IOException error) {
        String place = source.path().map(Object::toString).orElse(source.name());
        if (error instanceof NoSuchFileException) {
            return ImportException.runtime("there is no file " + place, error);
        }
        if (error instanceof AccessDeniedException) {
            return ImportException.runtime("no permission to read " + place, error);
        }
        return BrokenInput.at(source.name(), 0, error);
    }
}
