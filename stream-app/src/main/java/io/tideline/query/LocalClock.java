package io.tideline.query;

import io.tideline.codec.ClockCodec;
import io.tideline.codec.SegmentStateCodec;
import io.tideline.kpi.Clock;
import io.tideline.kpi.ClockMark;
import io.tideline.kpi.Horizon;
import io.tideline.topology.Blueprint;
import io.tideline.topology.ReadableStores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the clock from the parts of the rollup that are here; each of them knows the marks of all inputs. */
public final class LocalClock {
    private final StateAccess state;
    private final Blueprint blueprint;
    private final Reading atWork;

    /** The clock of a pipeline. */
    public LocalClock(StateAccess state, Blueprint blueprint) {
        this.state = state;
        this.blueprint = blueprint;
        this.atWork = Reading.all(blueprint.inputPartitions());
    }

    /**
     * The clock as the rollup has it.
     *
     * @param wallMillis the wall clock, which counts in live mode only
     * @throws NotAvailableException if this instance works on no part of the rollup, or none is readable at the moment
     */
    public ClockView view(long wallMillis) {
        return view(wallMillis, atWork);
    }

    /**
     * The clock in milliseconds since 1970, also where this instance works on no part of the rollup: in live mode the wall
     * clock is the same, and on the clock of events a copy tells.
     *
     * @throws NotAvailableException if no copy tells either
     */
    public long millis(long wallMillis) {
        try {
            return view(wallMillis, atWork).horizon().clockMillis();
        } catch (NotAvailableException notHere) {
            boolean isLive = blueprint.wallMillisThatCounts(wallMillis) == wallMillis;
            return isLive
                    ? wallMillis
                    : view(wallMillis, atWork.ofCopies()).horizon().clockMillis();
        }
    }

    private ClockView view(long wallMillis, Reading reading) {
        Clock clock = blueprint.clock();
        long latest = ClockMark.Input.NOTHING;
        for (ClockMark mark : marks(reading)) {
            clock.accept(mark);
            latest = Math.max(latest, mark.latestMillis());
        }
        long wallThatCounts = blueprint.wallMillisThatCounts(wallMillis);
        Horizon horizon = clock.horizon(published(reading), wallThatCounts);
        return latest == ClockMark.Input.NOTHING
                ? ClockView.NONE
                : new ClockView(horizon, latest, clock.hasCaughtUp(wallThatCounts));
    }

    /** The newest mark of each input partition: the parts hear of a mark at different times. */
    private Collection<ClockMark> marks(Reading reading) {
        Map<Integer, ClockMark> newest = new HashMap<>();
        for (byte[] stored : values(ReadableStores.CLOCKS, reading)) {
            ClockMark mark = ClockCodec.decodeMark(stored);
            newest.merge(mark.partition(), mark, LocalClock::further);
        }
        return newest.values();
    }

    /** How far the furthest segment is published: what was final stays final, whatever the marks say after a restart. */
    private Horizon published(Reading reading) {
        return values(ReadableStores.SEGMENTS, reading).stream()
                .map(stored -> SegmentStateCodec.decode(stored).published())
                .reduce(Horizon.NONE, (one, other) -> other.clockMillis() > one.clockMillis() ? other : one);
    }

    private List<byte[]> values(String store, Reading reading) {
        Map<Integer, List<byte[]>> parts = state.<Bytes, List<byte[]>>each(store, reading, LocalClock::all);
        if (parts.isEmpty()) {
            throw new NotAvailableException("no part of the store " + store + " can be read here at the moment");
        }
        return parts.values().stream().flatMap(List::stream).toList();
    }

    private static List<byte[]> all(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        List<byte[]> values = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            entries.forEachRemaining(entry -> values.add(entry.value));
        }
        return values;
    }

    private static ClockMark further(ClockMark one, ClockMark other) {
        return read(one) >= read(other) ? one : other;
    }

    private static long read(ClockMark mark) {
        return mark.inputs().stream().mapToLong(ClockMark.Input::nextOffset).sum();
    }
}
