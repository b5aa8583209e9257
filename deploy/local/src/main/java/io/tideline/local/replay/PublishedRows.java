package io.tideline.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.config.Settings;
import io.tideline.config.kafka.AvroSerdes;
import io.tideline.contract.RecordTopic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The rows of one topic that a cluster holds: the last one for each key, by key.
 *
 * @param <R> the record of the contract
 */
public final class PublishedRows<R extends SpecificRecord> {
    private final Map<String, R> byKey;

    private PublishedRows(Map<String, R> byKey) {
        this.byKey = byKey;
    }

    /** Reads a topic from its beginning to its end. */
    public static <R extends SpecificRecord> PublishedRows<R> last(RecordTopic<?, R> topic, Settings settings) {
        String name = settings.topics().of(topic);
        Map<String, byte[]> last = new HashMap<>();
        new TopicContents(settings.kafka().consumer())
                .read(name, record -> last.put(new String(record.key(), UTF_8), record.value()));
        Map<String, R> rows = new TreeMap<>();
        try (Deserializer<Object> deserializer = new AvroSerdes(settings).deserializer(topic.recordClass())) {
            last.forEach((key, value) -> {
                if (value != null) {
                    rows.put(key, topic.recordClass().cast(deserializer.deserialize(name, value)));
                }
            });
        }
        return new PublishedRows<>(rows);
    }

    /** Everything that was said in a topic, in the order of each key; what was taken back by a tombstone is not. */
    public static <R extends SpecificRecord> List<R> history(RecordTopic<?, R> topic, Settings settings) {
        String name = settings.topics().of(topic);
        Map<String, List<R>> byKey = new HashMap<>();
        List<R> all = new ArrayList<>();
        try (Deserializer<Object> deserializer = new AvroSerdes(settings).deserializer(topic.recordClass())) {
            new TopicContents(settings.kafka().consumer()).read(name, record -> {
                List<R> known = byKey.computeIfAbsent(new String(record.key(), UTF_8), any -> new ArrayList<>());
                if (record.value() == null) {
                    all.removeAll(known);
                    known.clear();
                } else {
                    R row = topic.recordClass().cast(deserializer.deserialize(name, record.value()));
                    known.add(row);
                    all.add(row);
                }
            });
        }
        return all;
    }

    /** All rows by key. */
    public Map<String, R> byKey() {
        return byKey;
    }

    /** All rows, in the order of their keys. */
    public Collection<R> all() {
        return List.copyOf(byKey.values());
    }
}
