package io.tideline.query;

import io.tideline.calendar.StoreCalendar;
import io.tideline.cohort.Cohort;
import io.tideline.cohort.CohortCell;
import io.tideline.cohort.CohortGrain;
import io.tideline.cohort.CohortKind;
import io.tideline.cohort.CohortRow;
import io.tideline.delta.Segment;
import io.tideline.storage.CohortRowCodec;
import io.tideline.storage.StoreNames;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads retention triangles from the cells that are here. Those of a segment, kind and grain stand together. */
public final class LocalCohorts {
    /** Two and a half years of weeks; with 105 cells each about 14,000 cells. */
    private static final int MOST_COHORTS = 130;

    /** A month can be compared with that of a year ago; with up to 13 cells each at most 91 cells of a kind. */
    private static final int LATEST_MONTHS = 13;

    private static final Comparator<KeyedCell> IN_ORDER = Comparator.comparing(
                    (KeyedCell cell) -> cell.cell().cohort())
            .thenComparingInt(cell -> cell.cell().index());

    private final StateAccess state;
    private final StoreCalendar calendar;

    /** Queries over the local cells, in a shop's calendar. */
    public LocalCohorts(StateAccess state, StoreCalendar calendar) {
        this.state = state;
        this.calendar = calendar;
    }

    /**
     * What is over of everybody's monthly cohorts that began in one of the 13 latest months that are over, if it is held
     * here; nothing if not. No cell of a cohort with members is missing: where nobody came back its counts are 0.
     *
     * @param clockDay the clock's day; a row that did not change since its period ended does not say itself that it is over
     */
    public List<CohortCell> heldComplete(int clockDay) {
        StoreLocation place = state.ofDimension(Segment.ALL.dimension()).get(0);
        return place.isWorkedOnHere()
                ? Arrays.stream(CohortKind.values())
                        .flatMap(kind -> complete(place, kind, clockDay))
                        .toList()
                : List.of();
    }

    private Stream<CohortCell> complete(StoreLocation place, CohortKind kind, int clockDay) {
        LocalDate running = LocalDate.ofEpochDay(clockDay).withDayOfMonth(1);
        int fromDay = Math.toIntExact(running.minusMonths(LATEST_MONTHS).toEpochDay());
        CohortFilter latest = new CohortFilter(kind, CohortGrain.MONTH, Segment.ALL, fromDay, clockDay);
        return cells(place, latest).cells().stream().map(KeyedCell::cell).filter(cell -> cell.periodEnd() < clockDay);
    }

    /**
     * A part of a triangle.
     *
     * @param place here that holds the segment's dimension
     */
    public CohortPage cells(StoreLocation place, CohortFilter filter) {
        return state.<String, CohortPage>read(StoreNames.COHORT_ROWS, place, rows -> cells(rows, filter));
    }

    private CohortPage cells(ReadOnlyKeyValueStore<String, byte[]> rows, CohortFilter filter) {
        String prefix = prefix(filter);
        // A date is followed by a slash, and a zero is the character behind it.
        String end = prefix + LocalDate.ofEpochDay(filter.toDay()) + "0";
        List<KeyedCell> found = new ArrayList<>();
        int cohorts = 0;
        int latestStart = Integer.MIN_VALUE;
        try (KeyValueIterator<String, byte[]> cells =
                rows.range(prefix + LocalDate.ofEpochDay(filter.fromDay()), end)) {
            while (cells.hasNext()) {
                KeyedCell cell = cell(prefix, cells.next(), filter);
                int start = cell.cell().cohort().startDay();
                cohorts += start == latestStart ? 0 : 1;
                if (cohorts > MOST_COHORTS) {
                    return page(found, OptionalInt.of(start));
                }
                latestStart = start;
                found.add(cell);
            }
        }
        return page(found, OptionalInt.empty());
    }

    private static CohortPage page(List<KeyedCell> found, OptionalInt next) {
        found.sort(IN_ORDER);
        return new CohortPage(found, next);
    }

    private static String prefix(CohortFilter filter) {
        return filter.kind().name() + "/" + filter.grain().id() + "/"
                + filter.segment().key() + "/";
    }

    private KeyedCell cell(String prefix, KeyValue<String, byte[]> entry, CohortFilter filter) {
        int slash = entry.key.indexOf('/', prefix.length());
        int start = Math.toIntExact(
                LocalDate.parse(entry.key.substring(prefix.length(), slash)).toEpochDay());
        int index = Integer.parseInt(entry.key.substring(slash + 1));
        Cohort cohort = new Cohort(filter.kind(), filter.grain(), start);
        CohortRow row = CohortRowCodec.decode(entry.value);
        int lastDay = cohort.lastDay(index);
        boolean complete = lastDay < calendar.dayOf(row.revision().asOf());
        return new KeyedCell(
                entry.key,
                filter.segment(),
                new CohortCell(cohort, index, cohort.firstDay(index), lastDay, complete, row.figures()),
                row);
    }
}
