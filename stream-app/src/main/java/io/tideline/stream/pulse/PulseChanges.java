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
 * The rows that changed of a window that did. One that is closed in the meantime has none, as its final rows come. What was
 * said is known since the start: after it a row may be said a second time.
 */
final class PulseChanges extends ContextualProcessor<Windowed<String>, ChannelSales, String, SalesPulse> {
    private final PulseRecords rows;
    private final Duration grace;
    private final SortedMap<Long, Map<String, Sales>> said = new TreeMap<>();
    private PulseTime time;

    PulseChanges(PulseRecords rows, Duration grace) {
        this.rows = rows;
        this.grace = grace;
    }

    @Override
    public void init(ProcessorContext<String, SalesPulse> context) {
        super.init(context);
        said.clear();
        time = new PulseTime(context.getStateStore(StoreNames.PULSE_TIME), grace);
    }

    @Override
    public void process(Record<Windowed<String>, ChannelSales> record) {
        said.keySet().removeIf(time::isClosed);
        long start = record.key().window().start();
        if (!time.isClosed(start)) {
            Map<String, Sales> now = PulseRecords.salesOf(record.value());
            Map<String, Sales> before =
                    Optional.ofNullable(said.put(start, now)).orElse(Map.of());
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
