package io.tideline.topology;

import io.tideline.kpi.Sales;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Counts what comes too late for its window, and lets the rest through. The windows themselves would drop it without a
 * word to anybody. Like theirs, its time is that of the latest record since the start.
 */
final class PulseGate extends ContextualFixedKeyProcessor<String, Sales, Sales> {
    private final long graceMillis;
    private final Observer observer;
    private long latestMillis = Long.MIN_VALUE;

    PulseGate(Duration grace, Observer observer) {
        this.graceMillis = grace.toMillis();
        this.observer = observer;
    }

    @Override
    public void process(FixedKeyRecord<String, Sales> record) {
        latestMillis = Math.max(latestMillis, record.timestamp());
        long closesAt = PulseWindow.endOf(PulseWindow.startOf(record.timestamp())) + graceMillis;
        if (closesAt <= latestMillis) {
            if (!record.key().equals(PulseTap.ALL)) {
                observer.pulseLate(record.value().orders() + record.value().signups());
            }
        } else {
            context().forward(record);
        }
    }
}
