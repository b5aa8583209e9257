package io.tideline.topology;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The stores of the pipeline. All are logged, and but for the pulse's persistent and not cached: what is hot is held by
 * those who use them, as bytes or as objects.
 */
final class Stores {
    /** Customer id to account. Grows with customers and their orders: about 60 bytes and 35 for each order. */
    static final String LEDGERS = "ledgers";

    /** One entry a task: how far it has read. */
    static final String INTAKE = "intake";

    /** The bytes of adjustments whose order has not arrived, in case they turn out to be in another currency. */
    static final String WAITING = "waiting-adjustments";

    /** Salted hashes of forgotten customers, for the days of the guard. */
    static final String FORGOTTEN = "forgotten";

    /** When time changes something about which customer. Few entries a customer, of about 20 bytes, in pages. */
    static final String DUE = "due";

    /** Customers at risk, the largest value first. At most one entry a customer, about 35 bytes. */
    static final String AT_RISK = "at-risk";

    /** The counts that the model is fitted to. Grows with distinct histories, and the orders of two risk horizons; about 15
     * bytes each. */
    static final String MODEL_COUNTS = "model-counts";

    /** When the model was fitted. One entry. */
    static final String MODEL_SCHEDULE = "model-schedule";

    /** The newest model, read back from its topic by every process. One entry, in memory. */
    static final String MODELS = "models";

    /** Segment and day to the points of that day. Grows with days times segments, about 60 bytes each. */
    static final String SUMS = "sums";

    /** Segment to how far its rows are published. One entry a segment. */
    static final String SEGMENTS = "segments";

    /** Key of a row to the row as last published. Grows with days times segments times 4, about 90 bytes each. */
    static final String ROWS = "rows";

    /** Segment, cohort and index to the points of that cell. Grows with cells times segments, about 30 bytes each. */
    static final String COHORT_SUMS = "cohort-sums";

    /** Segment to how far its cohorts are published. One entry a segment. */
    static final String COHORT_STATES = "cohort-states";

    /** Key of a cell to the cell as last published. Grows with cells times segments, about 70 bytes each. */
    static final String COHORT_ROWS = "cohort-rows";

    /** The latest time of the pulse. One entry, written with the windows at the commit. */
    static final String PULSE_TIME = "pulse-time";

    /** Window to the sales of its channels. Bounded by the grace: some windows, hence in memory. */
    static final String PULSE_WINDOWS = "pulse-windows";

    /** Windows of the pulse that are not closed. As many as in the store before. */
    static final String PULSE_FINAL = "pulse-final";

    /** Input partition to its newest clock mark, and the horizon of the task. */
    static final String CLOCKS = "clocks";

    /** Called before each commit of a ledger task. */
    static final String HAND_OVER = "hand-over";

    private Stores() {}

    static StoreBuilder<KeyValueStore<String, byte[]>> byText(String name) {
        return store(name, Serdes.String());
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> byBytes(String name) {
        return store(name, Serdes.Bytes());
    }

    static StoreBuilder<KeyValueStore<String, Long>> pulseTime() {
        return keyValueStoreBuilder(inMemoryKeyValueStore(PULSE_TIME), Serdes.String(), Serdes.Long())
                .withCachingEnabled();
    }

    private static <K> StoreBuilder<KeyValueStore<K, byte[]>> store(String name, Serde<K> keys) {
        return keyValueStoreBuilder(persistentKeyValueStore(name), keys, Serdes.ByteArray())
                .withCachingDisabled();
    }
}
