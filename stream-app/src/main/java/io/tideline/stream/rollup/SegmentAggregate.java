package io.tideline.stream.rollup;

import io.tideline.delta.Points;
import io.tideline.delta.Segment;
import io.tideline.delta.Sums;
import io.tideline.finality.Changes;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.PublicationState;
import io.tideline.storage.SegmentKey;
import io.tideline.storage.SumsCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * The sums of one segment in one family of rows: in the store as the points of each entry, in memory as a whole once they
 * are needed.
 *
 * <p>What is in memory is always what is in the store; an entry that is added to is written through.
 *
 * @param <S> the sums in memory
 * @param <C> what has changed since the rows were published
 */
final class SegmentAggregate<S extends Points, C extends Changes> {
    private final RowFamily<S, C, ?> family;
    private final FamilyStores stores;
    private final Segment segment;
    private final SegmentKey key;
    private Optional<S> sums = Optional.empty();
    private PublicationState<C> state;

    SegmentAggregate(RowFamily<S, C, ?> family, FamilyStores stores, Segment segment, PublicationState<C> state) {
        this.family = family;
        this.stores = stores;
        this.segment = segment;
        this.key = SegmentKey.of(segment);
        this.state = state;
    }

    Segment segment() {
        return segment;
    }

    /** How far the rows are published, and what has changed since. */
    PublicationState<C> state() {
        return state;
    }

    /** An entry of the store. */
    private record Entry(int day, int part) {}

    /** Adds what of some sums is of the family, in memory and in the store. */
    void add(Sums news) {
        S totals = sums();
        // Points of one entry follow one another. If they did not, it would be written twice, the second time whole.
        List<Entry> touched = new ArrayList<>();
        news.forEach((day, measure, amount) -> {
            if (family.has(measure)) {
                state.changes().add(day, measure, amount);
                if (!family.isCause(measure)) {
                    totals.add(day, measure, amount);
                    touch(touched, day, family.part(measure));
                }
            }
        });
        // An entry that lost all its points stays: its rows may have been published, and are to become zeros.
        touched.forEach(entry -> stores.sums()
                .put(
                        Bytes.wrap(family.entryKey(key, entry.day(), entry.part())),
                        SumsCodec.encodeEntry(out -> family.entry(totals, entry.day(), entry.part(), out))));
        keep(state);
    }

    private static void touch(List<Entry> touched, int day, int part) {
        Entry last = touched.isEmpty() ? null : touched.get(touched.size() - 1);
        if (last == null || last.day() != day || last.part() != part) {
            touched.add(new Entry(day, part));
        }
    }

    /** Notes that everything is published up to a frontier. */
    void published(PublicationFrontier frontier) {
        keep(state.publishedUpTo(frontier));
    }

    private void keep(PublicationState<C> next) {
        state = next;
        stores.states().put(Bytes.wrap(key.alone()), family.states().encode(next));
    }

    /** The sums in memory; read from the store at the first call. */
    S sums() {
        if (sums.isEmpty()) {
            sums = Optional.of(load());
        }
        return sums.get();
    }

    private S load() {
        S loaded = family.newSums();
        byte[] first = family.entryKey(key, 0, 0);
        byte[] last = family.entryKey(key, Integer.MAX_VALUE, Integer.MAX_VALUE);
        try (KeyValueIterator<Bytes, byte[]> entries = stores.sums().range(Bytes.wrap(first), Bytes.wrap(last))) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (entry.key.get().length == first.length) { // A longer key is one of another segment.
                    family.cover(loaded, key.firstNumber(entry.key.get()));
                    SumsCodec.decodeEntry(entry.value, loaded);
                }
            }
        }
        return loaded;
    }
}
