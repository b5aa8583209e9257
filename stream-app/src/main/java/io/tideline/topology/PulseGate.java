package io.tideline.topology;

import io.tideline.kpi.Sales;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Counts what comes too late for its window, and lets the rest through. The windows themselves would drop it without a
 * word to anybody.
 */
final class PulseGate extends ContextualFixedKeyProcessor<String, Sales, Sales> {
    private final long graceMillis;
    private final Observer observer;

    PulseGate(Duration grace, Observer observer) {
        this.graceMillis = grace.toMillis();
        this.observer = observer;
    }

    @Override
    public void process(FixedKeyRecord<String, Sales> record) {
        long closesAt = PulseWindow.endOf(PulseWindow.startOf(record.timestamp())) + graceMillis;
        if (closesAt <= context().currentStreamTimeMs()) {
            if (!record.key().equals(PulseTap.ALL)) {
                observer.pulseLate(record.value().orders() + record.value().signups());
            }
        } else {
            context().forward(record);
        }
    }
}
