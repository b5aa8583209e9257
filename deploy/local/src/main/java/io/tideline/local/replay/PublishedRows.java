package io.tideline.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.config.Settings;
import io.tideline.config.kafka.AvroSerdes;
import io.tideline.retention.ChurnModel;
import io.tideline.retention.ChurnRisk;
import io.tideline.retention.CohortRetention;
import io.tideline.retention.LifecycleChange;
import io.tideline.retention.RetentionKpi;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The rows of one kind that a cluster holds: the last one for each key, by key.
 *
 * @param <T> the record of the contract
 */
public final class PublishedRows<T extends SpecificRecord> {
    private final Map<String, T> byKey;

    private PublishedRows(Map<String, T> byKey) {
        this.byKey = byKey;
    }

    /** Reads the KPI topic from its beginning to its end. */
    public static PublishedRows<RetentionKpi> read(Settings settings) {
        return last(settings, settings.topics().kpis(), RetentionKpi.class);
    }

    /** Reads the cohort topic from its beginning to its end. */
    public static PublishedRows<CohortRetention> cohorts(Settings settings) {
        return last(settings, settings.topics().cohorts(), CohortRetention.class);
    }

    /** Reads the churn-risk topic from its beginning to its end. */
    public static PublishedRows<ChurnRisk> risks(Settings settings) {
        return last(settings, settings.topics().churnRisk(), ChurnRisk.class);
    }

    /** Reads the model topic from its beginning to its end. */
    public static PublishedRows<ChurnModel> models(Settings settings) {
        return last(settings, settings.topics().model(), ChurnModel.class);
    }

    /** All lifecycle rows, those of each customer in their order; rows before an erasure are left out. */
    public static List<LifecycleChange> lifecycle(Settings settings) {
        Map<String, List<LifecycleChange>> byCustomer = new HashMap<>();
        List<LifecycleChange> all = new ArrayList<>();
        String topic = settings.topics().lifecycle();
        try (Deserializer<Object> deserializer = new AvroSerdes(settings).deserializer(LifecycleChange.class)) {
            new TopicContents(settings.kafka().consumer()).read(topic, record -> {
                String customer = new String(record.key(), UTF_8);
                List<LifecycleChange> known = byCustomer.computeIfAbsent(customer, any -> new ArrayList<>());
                if (record.value() == null) {
                    all.removeAll(known);
                    known.clear();
                } else {
                    LifecycleChange change = (LifecycleChange) deserializer.deserialize(topic, record.value());
                    known.add(change);
                    all.add(change);
                }
            });
        }
        return all;
    }

    private static <T extends SpecificRecord> PublishedRows<T> last(Settings settings, String topic, Class<T> type) {
        Map<String, byte[]> last = new HashMap<>();
        new TopicContents(settings.kafka().consumer())
                .read(topic, record -> last.put(new String(record.key(), UTF_8), record.value()));
        Map<String, T> rows = new TreeMap<>();
        try (Deserializer<Object> deserializer = new AvroSerdes(settings).deserializer(type)) {
            last.forEach((key, value) -> {
                if (value != null) {
                    rows.put(key, type.cast(deserializer.deserialize(topic, value)));
                }
            });
        }
        return new PublishedRows<>(rows);
    }

    /** All rows by key. */
    public Map<String, T> byKey() {
        return byKey;
    }

    /** All rows, in the order of their keys. */
    public Collection<T> all() {
        return List.copyOf(byKey.values());
    }
}
