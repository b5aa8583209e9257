package io.tideline.stream.rollup;

import io.tideline.delta.Points;
import io.tideline.delta.Segment;
import io.tideline.finality.Changes;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.PublicationState;
import io.tideline.storage.SegmentKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * All segments of one rollup task in one family of rows.
 *
 * @param <S> the sums of a segment in memory
 * @param <C> what has changed since the rows of a segment were published
 */
final class SegmentRegistry<S extends Points, C extends Changes> {
    private final Map<Segment, SegmentAggregate<S, C>> aggregates = new LinkedHashMap<>();
    private final RowFamily<S, C, ?> family;
    private final FamilyStores stores;

    /** The segments that the store of states knows. */
    SegmentRegistry(RowFamily<S, C, ?> family, FamilyStores stores) {
        this.family = family;
        this.stores = stores;
        try (KeyValueIterator<Bytes, byte[]> entries = stores.states().all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                open(SegmentKey.segment(entry.key.get()), family.states().decode(entry.value));
            }
        }
    }

    /** The sums of a segment, which may be new. */
    SegmentAggregate<S, C> of(Segment segment) {
        SegmentAggregate<S, C> known = aggregates.get(segment);
        return known == null
                ? open(segment, new PublicationState<>(PublicationFrontier.NONE, family.newChanges()))
                : known;
    }

    /** All segments, in the order in which they were opened. */
    Collection<SegmentAggregate<S, C>> all() {
        return aggregates.values();
    }

    private SegmentAggregate<S, C> open(Segment segment, PublicationState<C> state) {
        SegmentAggregate<S, C> aggregate = new SegmentAggregate<>(family, stores, segment, state);
        aggregates.put(segment, aggregate);
        return aggregate;
    }
}
