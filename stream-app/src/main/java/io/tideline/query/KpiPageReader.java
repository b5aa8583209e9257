package io.tideline.query;

import io.tideline.calendar.Window;
import io.tideline.delta.Segment;
import io.tideline.event.Utf8Order;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.RowKey;
import io.tideline.storage.KpiRowCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads one page of rows, series by series in the order of the answer, up to the limit and a bound on rows read. */
final class KpiPageReader {
    /** This bounds the time of one request to about a second, whatever is filtered out; a row takes 5 microseconds. */
    private static final int MOST_ROWS_READ = 200_000;

    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private final KpiFilter filter;
    private final List<KeyedRow> found = new ArrayList<>();
    private Optional<RowKey> next = Optional.empty();
    private int read;

    KpiPageReader(ReadOnlyKeyValueStore<String, byte[]> store, KpiFilter filter) {
        this.store = store;
        this.filter = filter;
    }

    boolean isFull() {
        return next.isPresent();
    }

    KpiPage page() {
        return new KpiPage(found, next);
    }

    /** Adds the rows of a series to the page, unless the page is full or begins after the series. */
    void series(Window window, Segment segment) {
        int order = filter.after().map(after -> order(window, segment, after)).orElse(1);
        int from = order == 0
                ? Math.max(filter.fromDay(), filter.after().orElseThrow().day() + 1)
                : filter.fromDay();
        if (isFull() || order < 0 || from > filter.toDay()) {
            return;
        }
        for (KeyedRow row : read(window, segment, from)) {
            if (found.size() == filter.limit()) {
                next = Optional.of(found.get(found.size() - 1).key());
                return;
            }
            found.add(row);
        }
        if (read > MOST_ROWS_READ) {
            next = Optional.of(new RowKey(window, segment, filter.toDay()));
        }
    }

    private int order(Window window, Segment segment, RowKey after) {
        int bySegment =
                Utf8Order.BY_BYTES.compare(segment.value(), after.segment().value());
        return bySegment != 0
                ? bySegment
                : Integer.compare(
                        filter.windows().indexOf(window), filter.windows().indexOf(after.window()));
    }

    /** The rows of a series that pass the filter, by day; at most one more than fits, which shows that there is a next page. */
    private List<KeyedRow> read(Window window, Segment segment, int from) {
        String first = new RowKey(window, segment, from).toString();
        String last = new RowKey(window, segment, filter.toDay()).toString();
        boolean newestFirst = filter.last().isPresent();
        int most = filter.last().orElse(filter.limit() - found.size() + 1);
        List<KeyedRow> rows = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries =
                newestFirst ? store.reverseRange(first, last) : store.range(first, last)) {
            while (entries.hasNext() && rows.size() < most) {
                KeyValue<String, byte[]> entry = entries.next();
                read++;
                KpiRow row = KpiRowCodec.decode(entry.value);
                if (filter.statuses().isEmpty()
                        || filter.statuses().contains(row.revision().status())) {
                    rows.add(new KeyedRow(RowKey.of(window, segment, row.start(), row.end()), row));
                }
            }
        }
        if (newestFirst) {
            Collections.reverse(rows);
        }
        return rows;
    }
}
