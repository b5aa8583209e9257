package io.tideline.app.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tideline.app.ingest.row.ImportException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Keeps a checkpoint on disk; a kill at any moment leaves the old one or the new one, never half of one. */
final class CheckpointFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final Path path;

    CheckpointFile(Path path) {
        this.path = path;
    }

    /**
     * The checkpoint on disk, if it belongs to the import of the given start; empty if there is none.
     *
     * @throws ImportException if it belongs to other files, another cluster or other settings
     */
    Optional<Checkpoint> continuing(Checkpoint start) throws ImportException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Checkpoint found = read();
        require(found.version() == start.version(), "is of format " + found.version());
        require(found.cluster().equals(start.cluster()), "belongs to another cluster, " + found.cluster());
        require(found.reading().equals(start.reading()), "was made with other settings, " + found.reading());
        require(found.files().equals(start.files()), "belongs to other files or to an older state of these");
        return Optional.of(found);
    }

    void write(Checkpoint checkpoint) throws ImportException {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        try {
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(checkpoint));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw ImportException.runtime("checkpoint " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    private Checkpoint read() throws ImportException {
        try {
            return JSON.readValue(path.toFile(), Checkpoint.class);
        } catch (JsonProcessingException e) {
            throw ImportException.runtime(path + " is no checkpoint; delete it or give another file", e);
        } catch (IOException e) {
            throw ImportException.runtime("checkpoint " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void require(boolean fits, String why) throws ImportException {
        if (!fits) {
            throw new ImportException(
                    ImportException.Kind.RUNTIME,
                    "checkpoint %s %s; delete it to start from the beginning, or give another file"
                            .formatted(path, why));
        }
    }
}
