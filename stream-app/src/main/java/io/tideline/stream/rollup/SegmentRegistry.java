package io.tideline.stream.rollup;

import io.tideline.delta.Segment;
import io.tideline.kpi.SegmentState;
import io.tideline.storage.SegmentKey;
import io.tideline.storage.SegmentStateCodec;
import io.tideline.stream.Observer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * All segments of one rollup task. A dimension is in one task as a whole, so that its number of values can be bounded:
 * a value beyond the limit is counted as {@link Segment#OTHER}, always the same ones.
 */
final class SegmentRegistry {
    private final Map<Segment, SegmentAggregate> books = new LinkedHashMap<>();
    private final Map<String, Integer> values = new HashMap<>();
    private final BiFunction<Segment, SegmentState, SegmentAggregate> newBook;
    private final int maxValues;
    private final Observer observer;

    /**
     * The segments that the store knows.
     *
     * @param maxValues how many values a dimension may have, {@code other} not counted
     */
    SegmentRegistry(
            KeyValueStore<Bytes, byte[]> segments,
            BiFunction<Segment, SegmentState, SegmentAggregate> newBook,
            int maxValues,
            Observer observer) {
        this.newBook = newBook;
        this.maxValues = maxValues;
        this.observer = observer;
        try (KeyValueIterator<Bytes, byte[]> entries = segments.all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                open(SegmentKey.segment(entry.key.get()), SegmentStateCodec.decode(entry.value));
            }
        }
    }

    /** The book in which a segment is counted. */
    SegmentAggregate of(Segment segment) {
        SegmentAggregate known = books.get(segment);
        if (known != null) {
            return known;
        }
        if (segment.value().equals(Segment.OTHER) || values.getOrDefault(segment.dimension(), 0) < maxValues) {
            return open(segment, SegmentState.NEW);
        }
        observer.segmentLimited(segment.dimension());
        return of(new Segment(segment.dimension(), Segment.OTHER));
    }

    /** All books, in the order in which they were opened. */
    Collection<SegmentAggregate> all() {
        return books.values();
    }

    private SegmentAggregate open(Segment segment, SegmentState state) {
        SegmentAggregate book = newBook.apply(segment, state);
        books.put(segment, book);
        if (!segment.value().equals(Segment.OTHER)) {
            values.merge(segment.dimension(), 1, Integer::sum);
        }
        return book;
    }
}
