package io.tideline.stream.pulse;

import io.tideline.pulse.PulseWindow;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The time of the pulse's windows, which those before and behind them share: that of the latest record. Kafka Streams keeps
 * none for its windows, so that after a restart they would take what is late for a window that was final.
 */
final class PulseTime {
    private static final String LATEST = "latest";

    private final KeyValueStore<String, Long> store;
    private final long graceMillis;

    PulseTime(KeyValueStore<String, Long> store, Duration grace) {
        this.store = store;
        this.graceMillis = grace.toMillis();
    }

    /** A record has come. */
    void passes(long millis) {
        if (millis > latest()) {
            store.put(LATEST, millis);
        }
    }

    /** Whether a window takes no more. */
    boolean isClosed(long startMillis) {
        return PulseWindow.endOf(startMillis) + graceMillis <= latest();
    }

    private long latest() {
        return Optional.ofNullable(store.get(LATEST)).orElse(Long.MIN_VALUE);
    }
}
