package io.tideline.topology;

import io.tideline.calendar.Window;
import io.tideline.codec.ClockCodec;
import io.tideline.codec.KpiRowCodec;
import io.tideline.kpi.Clock;
import io.tideline.kpi.ClockMark;
import io.tideline.kpi.Horizon;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.Publication;
import io.tideline.kpi.RowKey;
import io.tideline.kpi.Sums;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Adds up what the ledgers hand over, and publishes the rows that changed, at most once in an emit interval.
 *
 * <p>Which segments are not published yet is part of their stored state, so that a crash between adding up and
 * publishing loses no row.
 */
final class RollupProcessor implements Processor<String, Handover, String, RollupOutput> {
    /** Bounds one pass to well under the transaction timeout: a row takes 5 to 20 microseconds. */
    private static final int MOST_ROWS_A_PASS = 200_000;

    private final Blueprint blueprint;
    private final List<Window> windows;
    private final Clock clock;
    private ProcessorContext<String, RollupOutput> context;
    private KeyValueStore<Bytes, byte[]> clocks;
    private KeyValueStore<String, byte[]> rows;
    private SegmentShelf shelf;
    private Horizon horizon = Horizon.NONE;

    RollupProcessor(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.windows = blueprint.rules().calendar().windows();
        this.clock = blueprint.clock();
    }

    @Override
    public void init(ProcessorContext<String, RollupOutput> initContext) {
        context = initContext;
        rows = context.getStateStore(Stores.ROWS);
        clocks = context.getStateStore(Stores.CLOCKS);
        KeyValueStore<Bytes, byte[]> sums = context.getStateStore(Stores.SUMS);
        KeyValueStore<Bytes, byte[]> segments = context.getStateStore(Stores.SEGMENTS);
        shelf = new SegmentShelf(
                segments,
                (segment, state) -> new SegmentBook(segment, state, sums, segments, windows),
                blueprint.settings().figures().maxSegments(),
                blueprint.observer());
        try (KeyValueIterator<Bytes, byte[]> marks = clocks.all()) {
            while (marks.hasNext()) {
                KeyValue<Bytes, byte[]> mark = marks.next();
                clock.accept(ClockCodec.decodeMark(mark.value));
            }
        }
        shelf.all().forEach(book -> horizon = latest(horizon, book.state().published()));
        context.schedule(blueprint.settings().figures().emitInterval(), PunctuationType.WALL_CLOCK_TIME, this::publish);
    }

    private static Horizon latest(Horizon one, Horizon other) {
        return one.clockMillis() >= other.clockMillis() ? one : other;
    }

    @Override
    public void process(Record<String, Handover> record) {
        record.value().match(this::add, this::accept);
    }

    private Void add(Sums sums) {
        shelf.of(sums.segment()).add(sums);
        return null;
    }

    private Void accept(ClockMark mark) {
        clock.accept(mark);
        clocks.put(
                Bytes.wrap(java.nio.ByteBuffer.allocate(Integer.BYTES)
                        .putInt(mark.partition())
                        .array()),
                ClockCodec.encode(mark));
        return null;
    }

    private void publish(long wallMillis) {
        horizon = clock.horizon(horizon, blueprint.wallMillisThatCounts(wallMillis));
        int left = MOST_ROWS_A_PASS;
        for (SegmentBook book : shelf.all()) {
            if (book.state().firstStaleDay(horizon).isPresent()) {
                left -= publish(book);
                if (left <= 0) {
                    return;
                }
            }
        }
        blueprint.observer().published(context.taskId().partition(), clock.marks(), horizon);
    }

    /** Publishes a segment as a whole, and says how many rows were read for it. */
    private int publish(SegmentBook book) {
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
                    .ifPresent(row -> emit(key, name, row));
        });
        book.published(horizon);
        return read[0];
    }

    private void emit(RowKey key, String name, KpiRow row) {
        rows.put(name, KpiRowCodec.encode(row));
        blueprint.observer().emitted(row.status());
        context.forward(new Record<>(name, new RollupOutput.OfKpi(key, row), Math.max(0, row.asOf())));
    }
}
