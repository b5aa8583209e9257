package io.tideline.stream.rollup;

import io.tideline.delta.Sums;
import io.tideline.risk.counts.FitCounts;
import io.tideline.risk.counts.ModelPoints;
import io.tideline.storage.ByteReader;
import io.tideline.storage.ByteWriter;
import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The counts that the model is fitted to: in the store cell by cell, and in memory as a whole.
 *
 * <pre>
 * key   := day:int32 measure:int32
 * value := count:zigzag
 * </pre>
 */
public final class ModelAggregate {
    /** Days of orders that are forgotten in one pass: some thousand cells each. */
    private static final int MOST_DAYS_A_PASS = 10;

    private final KeyValueStore<Bytes, byte[]> store;
    private final int horizonDays;
    private final FitCounts counts = new FitCounts();

    /** Fits to come are of this day or a later one. */
    private int today = Integer.MIN_VALUE / 2;

    ModelAggregate(KeyValueStore<Bytes, byte[]> store, int horizonDays) {
        this.store = store;
        this.horizonDays = horizonDays;
        try (KeyValueIterator<Bytes, byte[]> cells = store.all()) {
            while (cells.hasNext()) {
                KeyValue<Bytes, byte[]> cell = cells.next();
                ByteBuffer key = ByteBuffer.wrap(cell.key.get());
                counts.add(key.getInt(), key.getInt(), count(cell.value));
            }
        }
    }

    /** Adds to the cells, in memory and in the store. */
    void add(Sums news) {
        news.forEach((day, measure, amount) -> {
            if (ModelPoints.isModelMeasure(measure) && ModelPoints.isNeeded(day, measure, today, horizonDays)) {
                long after = counts.add(day, measure, amount);
                store.put(key(day, measure), after == 0 ? null : value(after));
            }
        });
    }

    /**
     * Forgets orders that no fit of a day or a later one reads, some at a time; later changes to them too.
     *
     * @param clockDay epoch day, never before an earlier one
     */
    void forgetUnneeded(int clockDay) {
        today = clockDay;
        counts.forget(today, horizonDays, MOST_DAYS_A_PASS, (day, measure, count) -> store.delete(key(day, measure)));
    }

    /** The counts as they are now, for a fit on another thread. */
    FitCounts copy() {
        return counts.copy();
    }

    /** Whether there is nobody. */
    boolean isEmpty() {
        return counts.purchases().customers() == 0;
    }

    private static long count(byte[] value) {
        return new ByteReader(value).readZigzag();
    }

    private static byte[] value(long count) {
        ByteWriter out = new ByteWriter(10);
        out.writeZigzag(count);
        return out.toBytes();
    }

    private static Bytes key(int day, int measure) {
        return Bytes.wrap(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(day)
                .putInt(measure)
                .array());
    }
}
