package io.tideline.stream;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import io.tideline.storage.StoreNames;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Builds the stores of the pipeline. All are logged; all but the pulse's are persistent and not cached, because processors
 * hold what is hot themselves.
 */
public final class StoreBuilders {
    private StoreBuilders() {}

    static StoreBuilder<KeyValueStore<String, byte[]>> byText(String name) {
        return store(name, Serdes.String());
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> byBytes(String name) {
        return store(name, Serdes.Bytes());
    }

    public static StoreBuilder<KeyValueStore<String, Long>> pulseTime() {
        return keyValueStoreBuilder(inMemoryKeyValueStore(StoreNames.PULSE_TIME), Serdes.String(), Serdes.Long())
                .withCachingEnabled();
    }

    private static <K> StoreBuilder<KeyValueStore<K, byte[]>> store(String name, Serde<K> keys) {
        return keyValueStoreBuilder(persistentKeyValueStore(name), keys, Serdes.ByteArray())
                .withCachingDisabled();
    }
}
