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

/** Reads retention triangles from the local stores, where the cells of a segment, kind and grain are one range. */
public final class LocalCohorts {
    /** This is two and a half years of weekly cohorts; with 105 cells each these are about 14,000 cells. */
    private static final int MOST_COHORTS = 130;

    /** With 13 months each can be compared with that of a year ago; these are at most 91 cells of a kind. */
    private static final int LATEST_MONTHS = 13;

    private static final Comparator<KeyedCell> IN_ORDER = Comparator.comparing(
                    (KeyedCell cell) -> cell.cell().cohort())
            .thenComparingInt(cell -> cell.cell().index());

    private final StateAccess state;
    private final StoreCalendar calendar;

    /** Makes a reader of the local cells, in a shop's calendar. */
    public LocalCohorts(StateAccess state, StoreCalendar calendar) {
        this.state = state;
        this.calendar = calendar;
    }

    /**
     * The complete cells of the monthly cohorts of all customers that began in one of the 13 latest complete months;
     * none if this instance is not the active one of them. A cell in which nobody came back is present with counts of 0.
     *
     * @param clockDay epoch day of the clock, which decides what is complete: a row that has not changed since its period
     *     ended does not say so itself
     */
    public List<CohortCell> heldComplete(int clockDay) {
        StoreLocation location = state.ofDimension(Segment.ALL.dimension()).get(0);
        return location.isActiveHere()
                ? Arrays.stream(CohortKind.values())
                        .flatMap(kind -> complete(location, kind, clockDay))
                        .toList()
                : List.of();
    }

    private Stream<CohortCell> complete(StoreLocation location, CohortKind kind, int clockDay) {
        LocalDate running = LocalDate.ofEpochDay(clockDay).withDayOfMonth(1);
        int fromDay = Math.toIntExact(running.minusMonths(LATEST_MONTHS).toEpochDay());
        CohortFilter latest = new CohortFilter(kind, CohortGrain.MONTH, Segment.ALL, fromDay, clockDay);
        return cells(location, latest).cells().stream()
                .map(KeyedCell::cell)
                .filter(cell -> cell.periodEnd() < clockDay);
    }

    /**
     * A page of a triangle.
     *
     * @param location a location on this instance that holds the segment's dimension
     */
    public CohortPage cells(StoreLocation location, CohortFilter filter) {
        return state.<String, CohortPage>read(StoreNames.COHORT_ROWS, location, rows -> cells(rows, filter));
    }

    private CohortPage cells(ReadOnlyKeyValueStore<String, byte[]> rows, CohortFilter filter) {
        String prefix = prefix(filter);
        // In a key the date is followed by a slash, and a zero is the next character after a slash.
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
