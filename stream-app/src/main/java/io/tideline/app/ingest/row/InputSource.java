package io.tideline.app.ingest.row;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A source of rows: a file, or standard input.
 *
 * <p>A file can be opened any number of times. Standard input can be opened once; {@link #openHead} before that reads
 * at most its first {@value #HEAD_BYTES} bytes and keeps them for the reading proper.
 */
public final class InputSource {
    /** Standard input is read this far ahead and no further, which is enough for some hundred rows. */
    public static final int HEAD_BYTES = 64 * 1024;

    private static final String STANDARD_INPUT_NAME = "standard input";

    private final Optional<Path> path;
    private InputStream stream;
    private byte[] head = new byte[0];

    private InputSource(Optional<Path> path, InputStream stream) {
        this.path = path;
        this.stream = stream;
    }

    /** The source that a command line names: {@code -} is standard input, everything else a file. */
    public static InputSource named(String name, InputStream standardInput) {
        return name.equals("-") ? standardInput(standardInput) : file(Path.of(name));
    }

    /** A file, plain or gzip. */
    public static InputSource file(Path path) {
        return new InputSource(Optional.of(path), InputStream.nullInputStream());
    }

    /** A stream that can be read once, named as standard input. */
    public static InputSource standardInput(InputStream stream) {
        return new InputSource(Optional.empty(), stream);
    }

    /** The file's name without its folders, or {@code standard input}. */
    public String name() {
        return path.map(file -> String.valueOf(file.getFileName())).orElse(STANDARD_INPUT_NAME);
    }

    /** The file; nothing for standard input. */
    public Optional<Path> path() {
        return path;
    }

    /** The size as stored; unknown for standard input and for pipes. */
    public OptionalLong sizeBytes() {
        if (path.isEmpty() || !Files.isRegularFile(path.get())) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Files.size(path.get()));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Opens the bytes as stored, from the beginning. The caller closes them. */
    InputStream open() throws IOException {
        if (path.isPresent()) {
            return Files.newInputStream(path.get());
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), stream);
        head = new byte[0];
        stream = InputStream.nullInputStream();
        return whole;
    }

    /** Opens the first bytes for a look, without using them up: all of a file, the head of standard input. */
    InputStream openHead() throws IOException {
        if (path.isPresent()) {
            return Files.newInputStream(path.get());
        }
        if (head.length == 0) {
            head = stream.readNBytes(HEAD_BYTES);
        }
        return new ByteArrayInputStream(head);
    }
}
