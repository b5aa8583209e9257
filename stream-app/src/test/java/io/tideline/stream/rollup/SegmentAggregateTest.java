package io.tideline.stream.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.StoreCalendar;
import io.tideline.calendar.Window;
import io.tideline.cohort.Cohort;
import io.tideline.cohort.CohortChanges;
import io.tideline.cohort.CohortFigures;
import io.tideline.cohort.CohortGrain;
import io.tideline.cohort.CohortKind;
import io.tideline.cohort.CohortSeries;
import io.tideline.delta.Cause;
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
import java.time.ZoneId;
import java.util.ArrayList;
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

    @Test
    void cellsOfCohorts_comeBack_withWhatHasChangedInThem() {
        StoreCalendar calendar = new StoreCalendar(ZoneId.of("UTC"), DayOfWeek.MONDAY);
        CohortFamily cohorts = new CohortFamily(calendar, cell -> {});
        int cell = (1 << 20) + (1 << 12);
        int[] measures = {cell, cell + 1, cell + Cause.REFUND.ordinal() + 8, cell + (2 << 4) + 1};
        int[] days = {FIRST_DAY, FIRST_DAY, FIRST_DAY, FIRST_DAY};
        var aggregate = new SegmentRegistry<>(cohorts, stores).of(UNKNOWN);
        aggregate.add(new Sums(UNKNOWN, days, measures, new long[] {3, 2, 1, 1}));

        var restarted = new SegmentRegistry<>(cohorts, stores).of(UNKNOWN);

        assertThat(cells(restarted.sums())).isEqualTo(cells(aggregate.sums())).hasSize(3);
        assertThat(cells(restarted.sums()).get(0).size()).isEqualTo(3);
        assertThat(cells(restarted.sums()).get(2).boundedRetained()).isEqualTo(1);
        Cohort cohort = new Cohort(CohortKind.FIRST_ORDER, CohortGrain.MONTH, FIRST_DAY);
        assertThat(restarted.state().changes().causesOf(cohort)).containsExactly(Cause.REFUND);
        assertThat(stores.sums().approximateNumEntries()).isEqualTo(2);
    }

    private static List<CohortFigures> cells(CohortSeries series) {
        List<CohortFigures> cells = new ArrayList<>();
        series.changedCells(new CohortChanges(), FIRST_DAY, FIRST_DAY + 70, cell -> cells.add(cell.figures()));
        return cells;
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
