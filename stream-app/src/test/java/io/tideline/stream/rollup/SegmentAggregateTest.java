package io.tideline.stream.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.Window;
import io.tideline.delta.Segment;
import io.tideline.delta.Sums;
import io.tideline.finality.PublicationFrontier;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.SegmentState;
import io.tideline.storage.SegmentKey;
import io.tideline.storage.SegmentStateCodec;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** What a book knows after a restart, when all it has is what it stored. */
class SegmentAggregateTest {
    private static final Segment UNKNOWN = new Segment("channel", "unknown");
    private static final List<Window> WINDOWS = Window.all(DayOfWeek.MONDAY);
    private static final int FIRST_DAY = 19_766;
    private static final int CLOCK = FIRST_DAY + 40;

    /** The first measure; its position is part of stored bytes. */
    private static final int OCCASIONS = 0;

    private final KeyValueStore<Bytes, byte[]> sums = store("sums");
    private final KeyValueStore<Bytes, byte[]> segments = store("segments");

    @Test
    void firstDayThatLostItsPoints_isStillTheFirstDay() {
        SegmentAggregate book = book(SegmentState.NEW);
        book.add(points(FIRST_DAY, 1));
        book.add(points(FIRST_DAY + 20, 1));
        book.published(new PublicationFrontier(CLOCK * 86_400_000L, CLOCK, CLOCK - 2));
        book.add(points(FIRST_DAY, -1));

        SegmentAggregate restarted = book(SegmentStateCodec.decode(
                segments.get(Bytes.wrap(SegmentKey.of(UNKNOWN).alone()))));

        assertThat(restarted.state()).isEqualTo(book.state());
        assertThat(restarted.series().firstDay()).isEqualTo(FIRST_DAY);
        assertThat(rows(restarted)).isEqualTo(rows(book));
        assertThat(rows(restarted).get("rolling-7d/" + FIRST_DAY).isZero()).isTrue();
        assertThat(rows(restarted).get("rolling-7d/" + (FIRST_DAY + 20)).isZero())
                .isFalse();
    }

    private SegmentAggregate book(SegmentState state) {
        return new SegmentAggregate(UNKNOWN, state, sums, segments, WINDOWS);
    }

    private static Sums points(int day, long amount) {
        return new Sums(UNKNOWN, new int[] {day}, new int[] {OCCASIONS}, new long[] {amount});
    }

    private static Map<String, KpiCounts> rows(SegmentAggregate book) {
        Map<String, KpiCounts> rows = new TreeMap<>();
        book.series()
                .rows(
                        book.series().firstDay(),
                        CLOCK,
                        (window, start, end, lastDay, counts) ->
                                rows.put(WINDOWS.get(window).id() + "/" + end, counts));
        return rows;
    }

    private static KeyValueStore<Bytes, byte[]> store(String name) {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
