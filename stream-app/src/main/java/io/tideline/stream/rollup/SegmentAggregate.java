package io.tideline.stream.rollup;

import io.tideline.calendar.Window;
import io.tideline.delta.Segment;
import io.tideline.delta.Sums;
import io.tideline.finality.PublicationFrontier;
import io.tideline.kpi.KpiSeries;
import io.tideline.kpi.Measures;
import io.tideline.kpi.SegmentState;
import io.tideline.storage.SegmentKey;
import io.tideline.storage.SegmentStateCodec;
import io.tideline.storage.SumsCodec;
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
final class SegmentAggregate {
    private final Segment segment;
    private final KeyValueStore<Bytes, byte[]> sums;
    private final KeyValueStore<Bytes, byte[]> segments;
    private final List<Window> windows;
    private final SegmentKey key;
    private Optional<KpiSeries> series = Optional.empty();
    private SegmentState state;

    SegmentAggregate(
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
        this.key = SegmentKey.of(segment);
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
            if (Measures.isKpi(measure)) {
                totals.add(day, measure, amount);
                touched.add(day);
            }
        });
        for (int day : touched) {
            // A day that lost all its points stays: its rows may have been published, and are to become zeros.
            sums.put(Bytes.wrap(key.with(day)), SumsCodec.encodeDay(out -> totals.pointsOn(day, out)));
        }
        keep(state.and(news));
    }

    /** Notes that everything is published up to a horizon. */
    void published(PublicationFrontier horizon) {
        keep(state.published(horizon));
    }

    private void keep(SegmentState next) {
        state = next;
        segments.put(Bytes.wrap(key.alone()), SegmentStateCodec.encode(next));
    }

    /** The sums over time; read from the store at the first call. */
    KpiSeries series() {
        if (series.isEmpty()) {
            KpiSeries loaded = new KpiSeries(windows);
            try (KeyValueIterator<Bytes, byte[]> days =
                    sums.range(Bytes.wrap(key.with(0)), Bytes.wrap(key.with(Integer.MAX_VALUE)))) {
                while (days.hasNext()) {
                    KeyValue<Bytes, byte[]> day = days.next();
                    if (key.hasNumbers(day.key.get(), 1)) {
                        loaded.cover(key.firstNumber(day.key.get()));
                        SumsCodec.decodeDay(day.value, loaded);
                    }
                }
            }
            series = Optional.of(loaded);
        }
        return series.get();
    }
}
