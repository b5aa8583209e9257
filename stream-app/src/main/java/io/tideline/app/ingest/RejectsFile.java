package io.tideline.app.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.Reject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Takes rejected rows, one JSON object a line; the file appears with the first one.
 *
 * <p>It begins at the length that a checkpoint remembers, so that rows rejected again after a kill stand in it once.
 */
final class RejectsFile implements AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Optional<Path> path;
    private long length;
    private Optional<FileChannel> channel = Optional.empty();

    /**
     * @param path the file; nothing writes none
     * @param keptBytes what of an existing file stays, 0 to begin anew
     */
    RejectsFile(Optional<Path> path, long keptBytes) throws ImportException {
        this.path = path;
        this.length = keptBytes;
        if (path.filter(Files::exists).isPresent()) {
            open();
        }
    }

    void add(Reject reject) throws ImportException {
        if (path.isEmpty()) {
            return;
        }
        if (channel.isEmpty()) {
            open();
        }
        byte[] line = (json(reject) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.orElseThrow().write(bytes);
            }
            length += line.length;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Brings what was added to the disk; returns the length of the file. */
    long sync() throws ImportException {
        try {
            if (channel.isPresent()) {
                channel.get().force(true);
            }
            return length;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void close() throws ImportException {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void open() throws ImportException {
        try {
            FileChannel opened =
                    FileChannel.open(path.orElseThrow(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            length = Math.min(length, opened.size());
            opened.truncate(length);
            opened.position(length);
            channel = Optional.of(opened);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static String json(Reject reject) {
        ObjectNode line = JSON.createObjectNode()
                .put("file", reject.file())
                .put("line", reject.line())
                .put("column", reject.column())
                .put("value", reject.value())
                .put("bound", reject.bound())
                .put("message", reject.message());
        ObjectNode row = line.putObject("row");
        reject.row().forEach(row::put);
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }

    private ImportException unwritable(IOException error) {
        return ImportException.runtime(
                "rejects file " + path.orElseThrow() + " cannot be written: " + error.getMessage(), error);
    }
}
