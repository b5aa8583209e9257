package io.tideline.stream.pulse;

import io.tideline.contract.PulseRecords;
import io.tideline.pulse.ChannelSales;
import io.tideline.pulse.Sales;
import io.tideline.retention.RowStatus;
import io.tideline.retention.SalesPulse;
import io.tideline.storage.StoreNames;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Emits the rows that changed when a window of the pulse changes. A window that is closed by then emits none, because its
 * final rows follow. What was emitted is held in memory only, so that a row may be emitted again after a restart.
 */
final class PulseChanges extends ContextualProcessor<Windowed<String>, ChannelSales, String, SalesPulse> {
    private final PulseRecords rows;
    private final Duration grace;
    private final SortedMap<Long, Map<String, Sales>> emitted = new TreeMap<>();
    private PulseStreamTime time;

    PulseChanges(PulseRecords rows, Duration grace) {
        this.rows = rows;
        this.grace = grace;
    }

    @Override
    public void init(ProcessorContext<String, SalesPulse> context) {
        super.init(context);
        emitted.clear();
        time = new PulseStreamTime(context.getStateStore(StoreNames.PULSE_TIME), grace);
    }

    @Override
    public void process(Record<Windowed<String>, ChannelSales> record) {
        emitted.keySet().removeIf(time::isClosed);
        long start = record.key().window().start();
        if (!time.isClosed(start)) {
            Map<String, Sales> now = PulseRecords.salesOf(record.value());
            Map<String, Sales> before =
                    Optional.ofNullable(emitted.put(start, now)).orElse(Map.of());
            now.forEach((channel, sales) -> {
                if (!sales.equals(before.get(channel))) {
                    SalesPulse row =
                            rows.row(channel, start, record.key().window().end(), sales, RowStatus.PROVISIONAL);
                    context().forward(record.withKey(channel).withValue(row));
                }
            });
        }
    }
}
