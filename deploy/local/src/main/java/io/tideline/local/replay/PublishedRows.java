package io.tideline.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.config.Settings;
import io.tideline.retention.RetentionKpi;
import io.tideline.topology.AvroSerdes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Deserializer;

/** The KPI rows that a cluster holds: the last one for each key, by key. */
public final class PublishedRows {
    private final Map<String, RetentionKpi> byKey;

    private PublishedRows(Map<String, RetentionKpi> byKey) {
        this.byKey = byKey;
    }

    /** Reads the KPI topic from its beginning to its end. */
    public static PublishedRows read(Settings settings) {
        Map<String, byte[]> last = new HashMap<>();
        String topic = settings.topics().kpis();
        new TopicContents(settings.kafka().consumer())
                .read(topic, record -> last.put(new String(record.key(), UTF_8), record.value()));
        Map<String, RetentionKpi> rows = new TreeMap<>();
        try (Deserializer<Object> deserializer = new AvroSerdes(settings).deserializer(RetentionKpi.class)) {
            last.forEach((key, value) -> rows.put(key, (RetentionKpi) deserializer.deserialize(topic, value)));
        }
        return new PublishedRows(rows);
    }

    /** All rows by key. */
    public Map<String, RetentionKpi> byKey() {
        return byKey;
    }

    /** All rows, in the order of their keys. */
    public Collection<RetentionKpi> all() {
        return List.copyOf(byKey.values());
    }
}
