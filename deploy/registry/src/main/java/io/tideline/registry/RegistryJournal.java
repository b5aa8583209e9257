package io.tideline.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The file that keeps a registry over restarts: one JSON object per line, appended and on the disk before the change is
 * answered. The first line names the version of the format; a last line without its end was never answered and is cut
 * off.
 */
final class RegistryJournal implements AutoCloseable {

    private static final String HEADER = "{\"format\":\"tideline-registry\",\"version\":1}\n";

    /** Unknown members are an error: a journal of a later version must not be half understood. */
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final FileChannel file;
    private final List<RegistryEvent> history;

    private RegistryJournal(FileChannel file, List<RegistryEvent> history) {
        this.file = file;
        this.history = history;
    }

    /**
     * Opens the journal at {@code path}, or begins one.
     *
     * @throws IOException if it cannot be written, or a line in it is not a journal's
     */
    static RegistryJournal open(Path path) throws IOException {
        boolean begun = Files.exists(path);
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            long whole = begun ? lengthOfWholeLines(Files.readAllBytes(path)) : 0;
            file.truncate(whole);
            file.position(whole);
            if (whole == 0) {
                write(file, HEADER);
            }
            return new RegistryJournal(file, read(path));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static long lengthOfWholeLines(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] != '\n') {
            length--;
        }
        return length;
    }

    private static List<RegistryEvent> read(Path path) throws IOException {
        List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
        if (!HEADER.strip().equals(lines.get(0))) {
            throw new IOException(path + " is not a registry journal of version 1");
        }
        List<RegistryEvent> events = new ArrayList<>();
        for (int number = 2; number <= lines.size(); number++) {
            events.add(event(path, number, lines.get(number - 1)));
        }
        return List.copyOf(events);
    }

    private static RegistryEvent event(Path path, int number, String line) throws IOException {
        try {
            return JSON.readValue(line, RegistryEvent.class);
        } catch (JsonProcessingException e) {
            throw new IOException("line " + number + " of " + path + " is not a registry event", e);
        }
    }

    /** What the journal held when it was opened, oldest first. */
    List<RegistryEvent> history() {
        return history;
    }

    /**
     * Appends the events together and returns when they are on the disk.
     *
     * @throws IOException if they could not be written; none of them is then in the journal
     */
    void append(List<RegistryEvent> events) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (RegistryEvent event : events) {
            lines.write(JSON.writeValueAsBytes(event));
            lines.write('\n');
        }
        long before = file.position();
        try {
            write(file, lines.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            file.truncate(before);
            throw e;
        }
    }

    private static void write(FileChannel file, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
