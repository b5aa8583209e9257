package io.tideline.stream.pulse;

import io.tideline.pulse.PulseWindow;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The stream time of the pulse, which is the latest event time it has seen. It is stored, because Kafka Streams does not
 * restore the stream time of windows: after a restart they would accept late sales for a window that was final.
 */
final class PulseStreamTime {
    private static final String LATEST = "latest";

    private final KeyValueStore<String, Long> store;
    private final long graceMillis;

    PulseStreamTime(KeyValueStore<String, Long> store, Duration grace) {
        this.store = store;
        this.graceMillis = grace.toMillis();
    }

    /** Moves the time on to an event time, in milliseconds since 1970, unless it is further already. */
    void passes(long millis) {
        if (millis > latest()) {
            store.put(LATEST, millis);
        }
    }

    /** Whether the window of that start is final, so that it takes no more sales. */
    boolean isClosed(long startMillis) {
        return PulseWindow.endOf(startMillis) + graceMillis <= latest();
    }

    private long latest() {
        return Optional.ofNullable(store.get(LATEST)).orElse(Long.MIN_VALUE);
    }
}
