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

/** Reads the clock from the partitions of the rollup that are here, each of which knows the watermarks of all inputs. */
public final class LocalClock {
    private final StateAccess state;
    private final Plan plan;
    private final PartitionScope active;

    /** Makes a reader of the clock under the settings of a plan. */
    public LocalClock(StateAccess state, Plan plan) {
        this.state = state;
        this.plan = plan;
        this.active = PartitionScope.all(plan.inputPartitions());
    }

    /**
     * The clock and the publication frontier of the rollup.
     *
     * @param wallMillis the wall clock in milliseconds since 1970, which counts in live mode only
     * @throws NotAvailableException if this instance is active for no partition of the rollup, or none can be read now
     */
    public ClockView view(long wallMillis) {
        return view(wallMillis, active);
    }

    /**
     * The clock in milliseconds since 1970, also on an instance that is active for no partition of the rollup. There it is
     * the wall clock in live mode, and that of a standby copy where only events move the clock.
     *
     * @throws NotAvailableException if no standby copy can be read either
     */
    public long millis(long wallMillis) {
        try {
            return view(wallMillis, active).frontier().clockMillis();
        } catch (NotAvailableException notHere) {
            boolean isLive = plan.wallMillisThatCounts(wallMillis) == wallMillis;
            return isLive
                    ? wallMillis
                    : view(wallMillis, active.ofCopies()).frontier().clockMillis();
        }
    }

    private ClockView view(long wallMillis, PartitionScope scope) {
        WatermarkTracker clock = plan.clock();
        long latest = Watermark.Input.NOTHING;
        for (Watermark mark : marks(scope)) {
            clock.accept(mark);
            latest = Math.max(latest, mark.latestMillis());
        }
        long wallThatCounts = plan.wallMillisThatCounts(wallMillis);
        PublicationFrontier frontier = clock.frontier(published(scope), wallThatCounts);
        return latest == Watermark.Input.NOTHING
                ? ClockView.NONE
                : new ClockView(frontier, latest, clock.hasCaughtUp(wallThatCounts));
    }

    /** The newest watermark of each input partition; partitions of the rollup receive the same one at different times. */
    private Collection<Watermark> marks(PartitionScope scope) {
        Map<Integer, Watermark> newest = new HashMap<>();
        for (byte[] stored : values(StoreNames.CLOCKS, scope)) {
            Watermark mark = WatermarkCodec.decode(stored);
            newest.merge(mark.partition(), mark, LocalClock::further);
        }
        return newest.values();
    }

    /** The frontier of the furthest segment: what was final stays final, whatever the watermarks say after a restart. */
    private PublicationFrontier published(PartitionScope scope) {
        return values(StoreNames.SEGMENTS, scope).stream()
                .map(PublicationStateCodec::published)
                .reduce(PublicationFrontier.NONE, PublicationFrontier::orFurther);
    }

    private List<byte[]> values(String store, PartitionScope scope) {
        Map<Integer, List<byte[]>> parts = state.<Bytes, List<byte[]>>each(store, scope, LocalClock::all);
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
