package io.tideline.topology;

import io.tideline.calendar.StoreCalendar;
import io.tideline.codec.CohortStateCodec;
import io.tideline.cohort.CohortState;
import io.tideline.kpi.Segment;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The cohorts of all segments of one rollup task; which segments there are is decided by {@link SegmentShelf}. */
final class CohortShelf {
    private final Map<Segment, CohortBook> books = new LinkedHashMap<>();
    private final KeyValueStore<Bytes, byte[]> sums;
    private final KeyValueStore<Bytes, byte[]> states;
    private final StoreCalendar calendar;

    /** The segments that the store of states knows. */
    CohortShelf(KeyValueStore<Bytes, byte[]> sums, KeyValueStore<Bytes, byte[]> states, StoreCalendar calendar) {
        this.sums = sums;
        this.states = states;
        this.calendar = calendar;
        try (KeyValueIterator<Bytes, byte[]> entries = states.all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                open(SegmentKey.segment(entry.key), CohortStateCodec.decode(entry.value));
            }
        }
    }

    /** The cohorts of a segment. */
    CohortBook of(Segment segment) {
        CohortBook known = books.get(segment);
        return known == null ? open(segment, CohortState.unpublished()) : known;
    }

    /** All books, in the order in which they were opened. */
    Collection<CohortBook> all() {
        return books.values();
    }

    private CohortBook open(Segment segment, CohortState state) {
        CohortBook book = new CohortBook(segment, state, sums, states, calendar);
        books.put(segment, book);
        return book;
    }
}
