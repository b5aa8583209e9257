package io.tideline.stream.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.delta.FamilyAddress;
import io.tideline.delta.Sums;
import io.tideline.risk.counts.ModelPoints;
import io.tideline.storage.ByteReader;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** The counts of the model do not grow with every order, and what a fit reads of them is all there. */
class ModelAggregateTest {
    private static final int HORIZON_DAYS = 90;
    private static final int DEPARTURES = 1 << 24;
    private static final int PURCHASES = 1 << 26;

    @Test
    void ordersThatNoFitReads_areForgotten_andNothingElse_afterRestartsToo() {
        long seed = Long.getLong("seed", 20261125L);
        Random random = new Random(seed);
        KeyValueStore<Bytes, byte[]> store = store();
        ModelAggregate book = new ModelAggregate(store, HORIZON_DAYS);
        Map<Long, Long> all = new TreeMap<>();
        int today = 20_000;
        for (int step = 0; step < 5_000; step++) {
            today += random.nextInt(4) == 0 ? 1 : 0;
            int day = today - (random.nextInt(10) == 0 ? random.nextInt(600) : random.nextInt(3));
            int measure = random.nextInt(3) == 0 ? PURCHASES + random.nextInt(50) : DEPARTURES + random.nextInt(50);
            long amount = random.nextInt(5) == 0 ? -1 : 1;
            book.add(new Sums(FamilyAddress.MODEL, new int[] {day}, new int[] {measure}, new long[] {amount}));
            all.merge(cell(day, measure), amount, Long::sum);
            book.forgetUnneeded(today);
            book = random.nextInt(500) == 0 ? new ModelAggregate(store, HORIZON_DAYS) : book;
        }
        int last = today;
        all.values().removeIf(count -> count == 0);
        Map<Long, Long> needed = new TreeMap<>(all);
        needed.keySet()
                .removeIf(cell -> !ModelPoints.isNeeded((int) (cell >> 32), cell.intValue(), last, HORIZON_DAYS));
        assertThat(needed).hasSizeLessThan(all.size() - 500);

        book.forgetUnneeded(last);

        assertThat(cells(store)).as("seed %s", seed).isEqualTo(needed);
        assertThat(book.copy().departures().cells()).isEqualTo((int) needed.keySet().stream()
                .filter(cell -> cell.intValue() < PURCHASES)
                .count());
    }

    private static Map<Long, Long> cells(KeyValueStore<Bytes, byte[]> store) {
        Map<Long, Long> cells = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            entries.forEachRemaining(entry -> {
                ByteBuffer key = ByteBuffer.wrap(entry.key.get());
                cells.put(cell(key.getInt(), key.getInt()), new ByteReader(entry.value).readZigzag());
            });
        }
        return cells;
    }

    private static long cell(int day, int measure) {
        return ((long) day << 32) | measure;
    }

    private static KeyValueStore<Bytes, byte[]> store() {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("model-counts"), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
