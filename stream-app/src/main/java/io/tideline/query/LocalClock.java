package io.tideline.query;

import io.tideline.config.Plan;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.Watermark;
import io.tideline.finality.WatermarkTracker;
import io.tideline.storage.PublicationStateCodec;
import io.tideline.storage.StoreNames;
import io.tideline.storage.WatermarkCodec;
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
    private final Plan plan;
    private final PartitionScope atWork;

    /** The clock of a pipeline. */
    public LocalClock(StateAccess state, Plan plan) {
        this.state = state;
        this.plan = plan;
        this.atWork = PartitionScope.all(plan.inputPartitions());
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
            boolean isLive = plan.wallMillisThatCounts(wallMillis) == wallMillis;
            return isLive
                    ? wallMillis
                    : view(wallMillis, atWork.ofCopies()).horizon().clockMillis();
        }
    }

    private ClockView view(long wallMillis, PartitionScope reading) {
        WatermarkTracker clock = plan.clock();
        long latest = Watermark.Input.NOTHING;
        for (Watermark mark : marks(reading)) {
            clock.accept(mark);
            latest = Math.max(latest, mark.latestMillis());
        }
        long wallThatCounts = plan.wallMillisThatCounts(wallMillis);
        PublicationFrontier horizon = clock.frontier(published(reading), wallThatCounts);
        return latest == Watermark.Input.NOTHING
                ? ClockView.NONE
                : new ClockView(horizon, latest, clock.hasCaughtUp(wallThatCounts));
    }

    /** The newest mark of each input partition: the parts hear of a mark at different times. */
    private Collection<Watermark> marks(PartitionScope reading) {
        Map<Integer, Watermark> newest = new HashMap<>();
        for (byte[] stored : values(StoreNames.CLOCKS, reading)) {
            Watermark mark = WatermarkCodec.decode(stored);
            newest.merge(mark.partition(), mark, LocalClock::further);
        }
        return newest.values();
    }

    /** How far the furthest segment is published: what was final stays final, whatever the marks say after a restart. */
    private PublicationFrontier published(PartitionScope reading) {
        return values(StoreNames.SEGMENTS, reading).stream()
                .map(PublicationStateCodec::published)
                .reduce(PublicationFrontier.NONE, PublicationFrontier::orFurther);
    }

    private List<byte[]> values(String store, PartitionScope reading) {
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

    private static Watermark further(Watermark one, Watermark other) {
        return read(one) >= read(other) ? one : other;
    }

    private static long read(Watermark mark) {
        return mark.inputs().stream().mapToLong(Watermark.Input::nextOffset).sum();
    }
}
