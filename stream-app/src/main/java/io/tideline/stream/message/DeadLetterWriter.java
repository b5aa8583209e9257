package io.tideline.stream.message;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Turns dead letters back into the records they came as.
 *
 * @param <K> not looked at
 * @param <V> what the processor before sends on; only its dead letters get here
 */
public final class DeadLetterWriter<K, V> extends ContextualProcessor<K, V, byte[], byte[]> {
    @Override
    public void process(Record<K, V> record) {
        context().forward(((DeadLetter) record.value()).record());
    }
}
