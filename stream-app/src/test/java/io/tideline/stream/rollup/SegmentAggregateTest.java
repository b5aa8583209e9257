package io.tideline.stream.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.Window;
import io.tideline.delta.Segment;
import io.tideline.delta.Sums;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.PublicationState;
import io.tideline.kpi.KpiChanges;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.KpiSeries;
import io.tideline.storage.PublicationStateCodec;
import io.tideline.storage.SegmentKey;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** What an aggregate knows after a restart, when all it has is what it stored. */
class SegmentAggregateTest {
    private static final Segment UNKNOWN = new Segment("channel", "unknown");
    private static final List<Window> WINDOWS = Window.all(DayOfWeek.MONDAY);
    private static final int FIRST_DAY = 19_766;
    private static final int CLOCK = FIRST_DAY + 40;

    /** The first measure; its position is part of stored bytes. */
    private static final int OCCASIONS = 0;

    private final KpiFamily family = new KpiFamily(WINDOWS, row -> {});
    private final FamilyStores stores = new FamilyStores(
            store("sums", Serdes.Bytes()), store("segments", Serdes.Bytes()), store("rows", Serdes.String()));

    @Test
    void firstDayThatLostItsPoints_isStillTheFirstDay() {
        SegmentAggregate<KpiSeries, KpiChanges> aggregate =
                aggregate(new PublicationState<>(PublicationFrontier.NONE, new KpiChanges()));
        aggregate.add(points(FIRST_DAY, 1));
        aggregate.add(points(FIRST_DAY + 20, 1));
        aggregate.published(new PublicationFrontier(CLOCK * 86_400_000L, CLOCK, CLOCK - 2));
        aggregate.add(points(FIRST_DAY, -1));

        SegmentAggregate<KpiSeries, KpiChanges> restarted = aggregate(PublicationStateCodec.KPI.decode(
                stores.states().get(Bytes.wrap(SegmentKey.of(UNKNOWN).alone()))));

        assertThat(restarted.state()).isEqualTo(aggregate.state());
        assertThat(restarted.sums().firstDay()).isEqualTo(FIRST_DAY);
        assertThat(rows(restarted)).isEqualTo(rows(aggregate));
        assertThat(rows(restarted).get("rolling-7d/" + FIRST_DAY).isZero()).isTrue();
        assertThat(rows(restarted).get("rolling-7d/" + (FIRST_DAY + 20)).isZero())
                .isFalse();
    }

    private SegmentAggregate<KpiSeries, KpiChanges> aggregate(PublicationState<KpiChanges> state) {
        return new SegmentAggregate<>(family, stores, UNKNOWN, state);
    }

    private static Sums points(int day, long amount) {
        return new Sums(UNKNOWN, new int[] {day}, new int[] {OCCASIONS}, new long[] {amount});
    }

    private static Map<String, KpiCounts> rows(SegmentAggregate<KpiSeries, KpiChanges> aggregate) {
        Map<String, KpiCounts> rows = new TreeMap<>();
        aggregate
                .sums()
                .rows(
                        aggregate.sums().firstDay(),
                        CLOCK,
                        (window, start, end, lastDay, counts) ->
                                rows.put(WINDOWS.get(window).id() + "/" + end, counts));
        return rows;
    }

    private static <K> KeyValueStore<K, byte[]> store(String name, Serde<K> keys) {
        KeyValueStore<K, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), keys, Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
