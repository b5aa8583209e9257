package io.tideline.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.config.Settings;
import io.tideline.contract.OutputTopics;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What the pipeline refused: the records as they came, and why. */
public final class DeadLetters {
    private static final List<String> REASONS = List.of(
            "error.code",
            "error.field",
            "error.message",
            "source.topic",
            "source.partition",
            "source.offset",
            "source.timestamp");

    private final List<ConsumerRecord<byte[], byte[]>> records;

    private DeadLetters(List<ConsumerRecord<byte[], byte[]>> records) {
        this.records = records;
    }

    /** Reads the dead-letter topic from its beginning to its end. */
    public static DeadLetters read(Settings settings) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        new TopicContents(settings.kafka().consumer())
                .read(settings.topics().of(OutputTopics.DEAD_LETTERS), records::add);
        return new DeadLetters(records);
    }

    /** The records. */
    public List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }

    /** How many there are, by code. */
    public SortedMap<String, Long> countByCode() {
        SortedMap<String, Long> counts = new TreeMap<>();
        records.forEach(record -> counts.merge(header(record, "error.code"), 1L, Long::sum));
        return counts;
    }

    /** Writes one JSON object a line; key and value are in base64, because they can be any bytes. */
    void ndjson(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                ObjectNode object = json.createObjectNode();
                REASONS.forEach(name -> object.put(name, header(record, name)));
                if (record.key() != null) {
                    object.put("key", new String(record.key(), UTF_8));
                }
                object.put("keyBase64", record.key());
                object.put("valueBase64", record.value());
                out.write(json.writeValueAsString(object));
                out.write('\n');
            }
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
