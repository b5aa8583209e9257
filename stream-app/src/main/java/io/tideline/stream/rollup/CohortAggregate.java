package io.tideline.stream.rollup;

import io.tideline.calendar.StoreCalendar;
import io.tideline.cohort.CohortMeasures;
import io.tideline.cohort.CohortSeries;
import io.tideline.cohort.CohortState;
import io.tideline.delta.Segment;
import io.tideline.delta.Sums;
import io.tideline.finality.PublicationFrontier;
import io.tideline.storage.CohortStateCodec;
import io.tideline.storage.SegmentKey;
import io.tideline.storage.SumsCodec;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The cohorts of one segment: in the store as the points of each cell, in memory as a series once they are needed.
 *
 * <p>What is in memory is always what is in the store; a cell that is added to is written through.
 */
final class CohortAggregate {
    private final Segment segment;
    private final SegmentKey key;
    private final KeyValueStore<Bytes, byte[]> sums;
    private final KeyValueStore<Bytes, byte[]> states;
    private final StoreCalendar calendar;
    private Optional<CohortSeries> series = Optional.empty();
    private CohortState state;

    CohortAggregate(
            Segment segment,
            CohortState state,
            KeyValueStore<Bytes, byte[]> sums,
            KeyValueStore<Bytes, byte[]> states,
            StoreCalendar calendar) {
        this.segment = segment;
        this.key = SegmentKey.of(segment);
        this.state = state;
        this.sums = sums;
        this.states = states;
        this.calendar = calendar;
    }

    Segment segment() {
        return segment;
    }

    CohortState state() {
        return state;
    }

    /** A cell of the store. */
    private record Cell(int day, int measure) {}

    /** Adds what of some sums is about cohorts, in memory and in the store. */
    void add(Sums news) {
        CohortSeries totals = series();
        Set<Cell> touched = new HashSet<>();
        news.forEach((day, measure, amount) -> {
            if (CohortMeasures.isCohort(measure)) {
                state.changes().add(day, measure, amount);
                if (!CohortMeasures.isCause(measure)) {
                    totals.add(day, measure, amount);
                    touched.add(new Cell(day, CohortMeasures.cell(measure)));
                }
            }
        });
        touched.forEach(cell -> sums.put(
                Bytes.wrap(key.with(cell.day(), cell.measure())),
                SumsCodec.encodeDay(out -> totals.pointsOfCell(cell.day(), cell.measure(), out))));
        if (!touched.isEmpty()) {
            keep(state);
        }
    }

    /** Notes that everything is published up to a horizon. */
    void published(PublicationFrontier horizon) {
        state.changes().clear();
        keep(new CohortState(horizon, state.changes()));
    }

    private void keep(CohortState next) {
        state = next;
        states.put(Bytes.wrap(key.alone()), CohortStateCodec.encode(next));
    }

    /** The sums by cohort; read from the store at the first call. */
    CohortSeries series() {
        if (series.isEmpty()) {
            CohortSeries loaded = new CohortSeries(calendar);
            try (KeyValueIterator<Bytes, byte[]> cells = sums.range(
                    Bytes.wrap(key.with(0, 0)), Bytes.wrap(key.with(Integer.MAX_VALUE, Integer.MAX_VALUE)))) {
                while (cells.hasNext()) {
                    KeyValue<Bytes, byte[]> cell = cells.next();
                    if (key.hasNumbers(cell.key.get(), 2)) {
                        SumsCodec.decodeDay(cell.value, loaded);
                    }
                }
            }
            series = Optional.of(loaded);
        }
        return series.get();
    }
}
