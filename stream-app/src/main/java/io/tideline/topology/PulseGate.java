package io.tideline.topology;

import io.tideline.kpi.ChannelSales;
import io.tideline.kpi.Sales;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Counts what comes too late for its window, and lets the rest through. The windows themselves would drop it without a
 * word to anybody.
 */
final class PulseGate extends ContextualFixedKeyProcessor<String, ChannelSales, ChannelSales> {
    private final Duration grace;
    private final Observer observer;
    private PulseTime time;

    PulseGate(Duration grace, Observer observer) {
        this.grace = grace;
        this.observer = observer;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, ChannelSales> context) {
        super.init(context);
        time = new PulseTime(context.getStateStore(Stores.PULSE_TIME), grace);
    }

    @Override
    public void close() {
        observer.pulseLeft();
    }

    @Override
    public void process(FixedKeyRecord<String, ChannelSales> record) {
        time.passes(record.timestamp());
        if (time.isClosed(PulseWindow.startOf(record.timestamp()))) {
            Sales late = record.value().total();
            observer.pulseLate(late.orders() + late.signups());
        } else {
            context().forward(record);
        }
    }
}
