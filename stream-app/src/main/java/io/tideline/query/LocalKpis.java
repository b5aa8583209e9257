package io.tideline.query;

import io.tideline.calendar.Window;
import io.tideline.delta.Segment;
import io.tideline.finality.PublicationFrontier;
import io.tideline.kpi.CurrentPeriod;
import io.tideline.kpi.CurrentRow;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.Measure;
import io.tideline.kpi.RowKey;
import io.tideline.storage.KpiRowCodec;
import io.tideline.storage.PublicationStateCodec;
import io.tideline.storage.SegmentKey;
import io.tideline.storage.StoreNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads KPI rows from the local stores of the rollup, where the rows of a series are one range. */
public final class LocalKpis {
    private final StateAccess state;
    private final List<Window> windows;

    /** Makes a reader of the local stores, for rows of these windows. */
    public LocalKpis(StateAccess state, List<Window> windows) {
        this.state = state;
        this.windows = List.copyOf(windows);
    }

    /** The rows of the one dimension of a filter, from a location on this instance. */
    KpiPage rows(StoreLocation location, KpiFilter filter) {
        // Segments are read first: a copy restores the two stores independently, and a row without its segment is
        // skipped.
        Set<Segment> segments = segments(location, filter.dimensions().get(0)).keySet();
        return state.<String, KpiPage>read(StoreNames.ROWS, location, rows -> rows(rows, segments, filter));
    }

    private static KpiPage rows(ReadOnlyKeyValueStore<String, byte[]> rows, Set<Segment> segments, KpiFilter filter) {
        KpiPageReader reader = new KpiPageReader(rows, filter);
        for (Segment segment : segments) {
            if (filter.segments().isEmpty() || filter.segments().contains(segment.value())) {
                filter.windows().forEach(window -> reader.series(window, segment));
            }
            if (reader.isFull()) {
                break;
            }
        }
        return reader.page();
    }

    /** The current rows of a dimension if this instance is the active one of it; otherwise none. */
    public List<CurrentRow> held(String dimension, int maxSegments) {
        StoreLocation location = state.ofDimension(dimension).get(0);
        return location.isActiveHere() ? current(location, dimension, maxSegments) : List.of();
    }

    /** The current rows of a dimension, from a location on this instance. */
    List<CurrentRow> current(StoreLocation location, String dimension, int maxSegments) {
        Map<Segment, PublicationFrontier> segments = segments(location, dimension);
        return state.<String, List<CurrentRow>>read(
                StoreNames.ROWS, location, rows -> current(rows, segments, dimension, maxSegments));
    }

    private List<CurrentRow> current(
            ReadOnlyKeyValueStore<String, byte[]> rows,
            Map<Segment, PublicationFrontier> segments,
            String dimension,
            int maxSegments) {
        List<Map.Entry<Segment, PublicationFrontier>> published = segments.entrySet().stream()
                .filter(entry -> entry.getValue().clockDay() != Integer.MIN_VALUE)
                .toList();
        Map<Segment, Long> active = new HashMap<>();
        published.forEach(entry -> active.put(entry.getKey(), activeCustomers(rows, entry.getKey(), entry.getValue())));
        return published.stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<Segment, PublicationFrontier> entry) -> active.get(entry.getKey()))
                        .reversed())
                .limit(dimension.equals(Segment.ALL.dimension()) ? 1 : maxSegments)
                .flatMap(entry -> current(rows, entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private long activeCustomers(
            ReadOnlyKeyValueStore<String, byte[]> rows, Segment segment, PublicationFrontier published) {
        return CurrentPeriod.RUNNING
                .key(windows.get(0), segment, published)
                .flatMap(key -> row(rows, key))
                .map(row -> row.counts().get(Measure.CUSTOMERS_AT_END))
                .orElse(0L);
    }

    private List<CurrentRow> current(
            ReadOnlyKeyValueStore<String, byte[]> rows, Segment segment, PublicationFrontier published) {
        List<CurrentRow> found = new ArrayList<>();
        for (Window window : windows) {
            for (CurrentPeriod period : CurrentPeriod.values()) {
                period.key(window, segment, published)
                        .ifPresent(key -> row(rows, key).ifPresent(row -> found.add(new CurrentRow(period, key, row))));
            }
        }
        return found;
    }

    private static Optional<KpiRow> row(ReadOnlyKeyValueStore<String, byte[]> rows, RowKey key) {
        return Optional.ofNullable(rows.get(key.toString())).map(KpiRowCodec::decode);
    }

    /** The segments of a dimension in the order of the bytes of their values, each with its frontier. */
    private Map<Segment, PublicationFrontier> segments(StoreLocation location, String dimension) {
        return state.<Bytes, Map<Segment, PublicationFrontier>>read(
                StoreNames.SEGMENTS, location, store -> segments(store, dimension));
    }

    private static Map<Segment, PublicationFrontier> segments(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, String dimension) {
        Map<Segment, PublicationFrontier> found = new LinkedHashMap<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(Bytes.wrap(SegmentKey.firstOf(dimension)), Bytes.wrap(SegmentKey.behind(dimension)))) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                found.put(SegmentKey.segment(entry.key.get()), PublicationStateCodec.published(entry.value));
            }
        }
        return found;
    }
}
