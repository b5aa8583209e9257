package io.tideline.topology;

import io.tideline.calendar.Window;
import io.tideline.codec.SegmentStateCodec;
import io.tideline.codec.SumsCodec;
import io.tideline.kpi.Cause;
import io.tideline.kpi.Horizon;
import io.tideline.kpi.KpiSeries;
import io.tideline.kpi.Segment;
import io.tideline.kpi.SegmentState;
import io.tideline.kpi.Sums;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The sums of one segment: in the store as the points of each day, in memory as a series once they are needed.
 *
 * <p>What is in memory is always what is in the store; a day that is added to is written through.
 */
final class SegmentBook {
    private static final byte SEPARATOR = 0;

    private final Segment segment;
    private final KeyValueStore<Bytes, byte[]> sums;
    private final KeyValueStore<Bytes, byte[]> segments;
    private final List<Window> windows;
    private final byte[] name;
    private Optional<KpiSeries> series = Optional.empty();
    private SegmentState state;

    SegmentBook(
            Segment segment,
            SegmentState state,
            KeyValueStore<Bytes, byte[]> sums,
            KeyValueStore<Bytes, byte[]> segments,
            List<Window> windows) {
        this.segment = segment;
        this.state = state;
        this.sums = sums;
        this.segments = segments;
        this.windows = windows;
        this.name = name(segment);
    }

    Segment segment() {
        return segment;
    }

    SegmentState state() {
        return state;
    }

    /** Adds sums, in memory and in the store. */
    void add(Sums news) {
        KpiSeries totals = series();
        SortedSet<Integer> touched = new TreeSet<>();
        news.forEach((day, measure, amount) -> {
            if (measure < Cause.MEASURE) {
                totals.add(day, measure, amount);
                touched.add(day);
            }
        });
        for (int day : touched) {
            // A day that lost all its points stays: its rows may have been published, and are to become zeros.
            sums.put(key(day), SumsCodec.encodeDay(out -> totals.pointsOn(day, out)));
        }
        keep(state.and(news));
    }

    /** Notes that everything is published up to a horizon. */
    void published(Horizon horizon) {
        keep(state.published(horizon));
    }

    private void keep(SegmentState next) {
        state = next;
        segments.put(Bytes.wrap(name), SegmentStateCodec.encode(next));
    }

    /** The sums over time; read from the store at the first call. */
    KpiSeries series() {
        if (series.isEmpty()) {
            KpiSeries loaded = new KpiSeries(windows);
            try (KeyValueIterator<Bytes, byte[]> days = sums.range(key(0), key(Integer.MAX_VALUE))) {
                while (days.hasNext()) {
                    KeyValue<Bytes, byte[]> day = days.next();
                    // A value with a zero byte in it can stand between these keys, but only with a longer key.
                    if (day.key.get().length == name.length + 1 + Integer.BYTES) {
                        loaded.cover(ByteBuffer.wrap(day.key.get()).getInt(name.length + 1));
                        SumsCodec.decodeDay(day.value, loaded);
                    }
                }
            }
            series = Optional.of(loaded);
        }
        return series.get();
    }

    /** Segment and day, so that the days of a segment stand together and in order. */
    private Bytes key(int day) {
        return Bytes.wrap(ByteBuffer.allocate(name.length + 1 + Integer.BYTES)
                .put(name)
                .put(SEPARATOR)
                .putInt(day)
                .array());
    }

    /** The segment in keys of the stores: its dimension, a zero byte, its value. */
    static byte[] name(Segment segment) {
        byte[] dimension = segment.dimension().getBytes(StandardCharsets.UTF_8);
        byte[] value = segment.value().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(dimension.length + 1 + value.length)
                .put(dimension)
                .put(SEPARATOR)
                .put(value)
                .array();
    }

    /** The segment of such a name. */
    static Segment segment(byte[] name) {
        int at = 0;
        while (name[at] != SEPARATOR) {
            at++;
        }
        return new Segment(
                new String(name, 0, at, StandardCharsets.UTF_8),
                new String(name, at + 1, name.length - at - 1, StandardCharsets.UTF_8));
    }
}
