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
 * Drops and counts sales that come too late for their window. The windows of Kafka Streams would drop them as well, but
 * without telling the observer.
 */
final class LatePulseFilter extends ContextualFixedKeyProcessor<String, ChannelSales, ChannelSales> {
    private final Duration grace;
    private final Observer observer;
    private PulseStreamTime time;

    LatePulseFilter(Duration grace, Observer observer) {
        this.grace = grace;
        this.observer = observer;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, ChannelSales> context) {
        super.init(context);
        time = new PulseStreamTime(context.getStateStore(StoreNames.PULSE_TIME), grace);
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
