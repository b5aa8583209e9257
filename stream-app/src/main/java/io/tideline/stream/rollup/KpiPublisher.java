package io.tideline.stream.rollup;

import io.tideline.calendar.Window;
import io.tideline.contract.KpiOutput;
import io.tideline.delta.Sums;
import io.tideline.finality.PublicationFrontier;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.Publication;
import io.tideline.kpi.RowKey;
import io.tideline.storage.KpiRowCodec;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Publishes the KPI rows that changed.
 *
 * <p>Which segments are not published yet is part of their stored state, so that a crash between adding up and
 * publishing loses no row.
 */
final class KpiPublisher {
    /** Bounds one pass to well under the transaction timeout: a row takes 5 to 20 microseconds. */
    private static final int MOST_ROWS_A_PASS = 200_000;

    private final SegmentRegistry shelf;
    private final KeyValueStore<String, byte[]> rows;
    private final List<Window> windows;
    private final Consumer<KpiOutput> emit;

    KpiPublisher(
            SegmentRegistry shelf, KeyValueStore<String, byte[]> rows, List<Window> windows, Consumer<KpiOutput> emit) {
        this.shelf = shelf;
        this.rows = rows;
        this.windows = windows;
        this.emit = emit;
    }

    /** Adds sums to their segment, or to the one in which it is counted, and says to which. */
    Sums add(Sums sums) {
        SegmentAggregate book = shelf.of(sums.segment());
        book.add(sums);
        return sums.of(book.segment());
    }

    /** How far the rows are published that are published furthest. */
    PublicationFrontier published() {
        PublicationFrontier furthest = PublicationFrontier.NONE;
        for (SegmentAggregate book : shelf.all()) {
            PublicationFrontier published = book.state().published();
            furthest = published.clockMillis() > furthest.clockMillis() ? published : furthest;
        }
        return furthest;
    }

    /**
     * Publishes up to a horizon.
     *
     * @return whether nothing is left to be published
     */
    boolean publish(PublicationFrontier horizon) {
        int left = MOST_ROWS_A_PASS;
        for (SegmentAggregate book : shelf.all()) {
            if (book.state().firstStaleDay(horizon).isPresent()) {
                left -= publish(book, horizon);
                if (left <= 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Publishes a segment as a whole, and says how many rows were read for it. */
    private int publish(SegmentAggregate book, PublicationFrontier horizon) {
        int from = Math.max(
                book.state().firstStaleDay(horizon).orElseThrow(), book.series().firstDay());
        Publication publication = new Publication(book.state().published(), horizon);
        int[] read = {0};
        book.series().rows(from, horizon.clockDay(), (window, start, end, lastDay, counts) -> {
            read[0]++;
            RowKey key = RowKey.of(windows.get(window), book.segment(), start, end);
            String name = key.toString();
            Optional<KpiRow> last = Optional.ofNullable(rows.get(name)).map(KpiRowCodec::decode);
            publication
                    .next(last, start, end, lastDay, counts, () -> book.state().causesUpTo(end))
                    .ifPresent(row -> {
                        rows.put(name, KpiRowCodec.encode(row));
                        emit.accept(new KpiOutput(name, key, last, row));
                    });
        });
        book.published(horizon);
        return read[0];
    }
}
