package io.tideline.stream.rollup;

import io.tideline.cohort.CohortCell;
import io.tideline.cohort.CohortPublication;
import io.tideline.cohort.CohortRow;
import io.tideline.cohort.CohortState;
import io.tideline.contract.CohortOutput;
import io.tideline.delta.Sums;
import io.tideline.finality.PublicationFrontier;
import io.tideline.storage.CohortRowCodec;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Publishes the cells of cohorts that changed.
 *
 * <p>While years of history are counted, nearly every cell changes between two looks. So after a look the next one waits
 * until it has cost a small share of the time: the more cells there are, the longer. Once the pipeline has caught up, a
 * look finds little, and the next one comes with the next emit interval.
 */
final class CohortPublisher {
    /** What it takes to read, compare and send a cell; only sets the pace. */
    private static final long MICROS_A_CELL = 10;

    /** Of the time that looks may take, as one part in so many. */
    private static final long SHARE = 8;

    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    /** Bounds one look to well under the transaction timeout. */
    private static final int MOST_CELLS_A_LOOK = 200_000;

    private final CohortRegistry shelf;
    private final KeyValueStore<String, byte[]> rows;
    private final Consumer<CohortOutput> emit;
    private long nextLookMillis = Long.MIN_VALUE;

    CohortPublisher(CohortRegistry shelf, KeyValueStore<String, byte[]> rows, Consumer<CohortOutput> emit) {
        this.shelf = shelf;
        this.rows = rows;
        this.emit = emit;
    }

    /** Adds what of some sums is about cohorts. */
    void add(Sums sums) {
        shelf.of(sums.segment()).add(sums);
    }

    /**
     * Publishes up to a horizon, or puts it off.
     *
     * @return whether nothing is left to be published
     */
    boolean publish(PublicationFrontier horizon, long wallMillis) {
        if (wallMillis < nextLookMillis) {
            return shelf.all().stream().noneMatch(book -> book.state().isStale(horizon));
        }
        int left = MOST_CELLS_A_LOOK;
        for (CohortAggregate book : shelf.all()) {
            if (book.state().isStale(horizon)) {
                left -= publish(book, horizon);
                if (left <= 0) {
                    break;
                }
            }
        }
        long costMillis = (MOST_CELLS_A_LOOK - left) * MICROS_A_CELL / 1000;
        nextLookMillis = wallMillis + Math.min(LONGEST_PAUSE_MILLIS, (SHARE - 1) * costMillis);
        return left > 0;
    }

    /** Publishes a segment as a whole, and says how many cells were read for it. */
    private int publish(CohortAggregate book, PublicationFrontier horizon) {
        CohortState state = book.state();
        CohortPublication publication = new CohortPublication(state.published(), horizon);
        String segmentKey = book.segment().key();
        int[] read = {0};
        book.series().changedCells(state.changes(), state.firstStaleDay(horizon), horizon.clockDay(), cell -> {
            read[0]++;
            publish(book, cell, cell.cohort().cellKey(segmentKey, cell.index()), publication);
        });
        book.published(horizon);
        return read[0];
    }

    private void publish(CohortAggregate book, CohortCell cell, String key, CohortPublication publication) {
        Optional<CohortRow> last = Optional.ofNullable(rows.get(key)).map(CohortRowCodec::decode);
        publication
                .next(last, cell, book.state().changes().causesOf(cell.cohort()))
                .ifPresent(row -> {
                    rows.put(key, CohortRowCodec.encode(row));
                    emit.accept(new CohortOutput(key, book.segment(), cell, row));
                });
    }
}
