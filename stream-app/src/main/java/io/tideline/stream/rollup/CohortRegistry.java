package io.tideline.stream.rollup;

import io.tideline.calendar.StoreCalendar;
import io.tideline.cohort.CohortState;
import io.tideline.delta.Segment;
import io.tideline.storage.CohortStateCodec;
import io.tideline.storage.SegmentKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The cohorts of all segments of one rollup task; which segments there are is decided by {@link SegmentRegistry}. */
final class CohortRegistry {
    private final Map<Segment, CohortAggregate> books = new LinkedHashMap<>();
    private final KeyValueStore<Bytes, byte[]> sums;
    private final KeyValueStore<Bytes, byte[]> states;
    private final StoreCalendar calendar;

    /** The segments that the store of states knows. */
    CohortRegistry(KeyValueStore<Bytes, byte[]> sums, KeyValueStore<Bytes, byte[]> states, StoreCalendar calendar) {
        this.sums = sums;
        this.states = states;
        this.calendar = calendar;
        try (KeyValueIterator<Bytes, byte[]> entries = states.all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                open(SegmentKey.segment(entry.key.get()), CohortStateCodec.decode(entry.value));
            }
        }
    }

    /** The cohorts of a segment. */
    CohortAggregate of(Segment segment) {
        CohortAggregate known = books.get(segment);
        return known == null ? open(segment, CohortState.unpublished()) : known;
    }

    /** All books, in the order in which they were opened. */
    Collection<CohortAggregate> all() {
        return books.values();
    }

    private CohortAggregate open(Segment segment, CohortState state) {
        CohortAggregate book = new CohortAggregate(segment, state, sums, states, calendar);
        books.put(segment, book);
        return book;
    }
}
