package io.tideline.query;

import io.tideline.codec.ClockCodec;
import io.tideline.codec.SegmentStateCodec;
import io.tideline.kpi.Clock;
import io.tideline.kpi.ClockMark;
import io.tideline.kpi.Horizon;
import io.tideline.topology.Blueprint;
import io.tideline.topology.ReadableStores;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the clock from the parts of the rollup that are here; each of them knows the marks of all inputs. */
public final class LocalClock {
    private final StateAccess state;
    private final Blueprint blueprint;

    /** The clock of a pipeline. */
    public LocalClock(StateAccess state, Blueprint blueprint) {
        this.state = state;
        this.blueprint = blueprint;
    }

    /**
     * The clock as the rollup has it.
     *
     * @param wallMillis the wall clock, which counts in live mode only
     * @throws NotAvailableException if no part of the rollup is here, or it is not readable at the moment
     */
    public ClockView view(long wallMillis) {
        Clock clock = blueprint.clock();
        long latest = ClockMark.Input.NOTHING;
        for (ClockMark mark : marks().values()) {
            clock.accept(mark);
            latest = Math.max(latest, mark.latestMillis());
        }
        long wallThatCounts = blueprint.wallMillisThatCounts(wallMillis);
        Horizon horizon = clock.horizon(published(), wallThatCounts);
        return latest == ClockMark.Input.NOTHING
                ? ClockView.NONE
                : new ClockView(horizon, latest, clock.hasCaughtUp(wallThatCounts));
    }

    /** The newest mark of each input partition: the parts hear of a mark at different times. */
    private Map<Integer, ClockMark> marks() {
        ReadOnlyKeyValueStore<Bytes, byte[]> clocks = state.store(ReadableStores.CLOCKS, OptionalInt.empty());
        Map<Integer, ClockMark> newest = new HashMap<>();
        try (KeyValueIterator<Bytes, byte[]> entries = clocks.all()) {
            while (entries.hasNext()) {
                ClockMark mark = ClockCodec.decodeMark(entries.next().value);
                newest.merge(mark.partition(), mark, LocalClock::further);
            }
        }
        return newest;
    }

    private static ClockMark further(ClockMark one, ClockMark other) {
        return read(one) >= read(other) ? one : other;
    }

    private static long read(ClockMark mark) {
        return mark.inputs().stream().mapToLong(ClockMark.Input::nextOffset).sum();
    }

    /** How far the furthest segment is published: what was final stays final, whatever the marks say after a restart. */
    private Horizon published() {
        ReadOnlyKeyValueStore<Bytes, byte[]> segments = state.store(ReadableStores.SEGMENTS, OptionalInt.empty());
        Horizon furthest = Horizon.NONE;
        try (KeyValueIterator<Bytes, byte[]> entries = segments.all()) {
            while (entries.hasNext()) {
                Horizon horizon = SegmentStateCodec.decode(entries.next().value).published();
                furthest = horizon.clockMillis() > furthest.clockMillis() ? horizon : furthest;
            }
        }
        return furthest;
    }
}
