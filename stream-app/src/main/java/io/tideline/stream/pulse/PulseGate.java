package io.tideline.stream.pulse;

import io.tideline.pulse.ChannelSales;
import io.tideline.pulse.PulseWindow;
import io.tideline.pulse.Sales;
import io.tideline.storage.StoreNames;
import io.tideline.stream.Observer;
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
        time = new PulseTime(context.getStateStore(StoreNames.PULSE_TIME), grace);
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
