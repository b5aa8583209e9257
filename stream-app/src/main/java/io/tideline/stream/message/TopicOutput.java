package io.tideline.stream.message;

import io.tideline.contract.RecordTopic;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What a processor says in an output topic.
 *
 * @param <V> what the topic takes
 */
public record TopicOutput<V>(RecordTopic<V, ?> topic, V value) implements LedgerOutput {
    /**
     * Sends the value on to the node that writes its topic.
     *
     * @param timestamp of the record, in milliseconds since 1970; one before is 1970
     */
    public void forward(ProcessorContext<String, ? super TopicOutput<V>> context, long timestamp) {
        context.forward(new Record<>(topic.key(value), this, Math.max(0, timestamp)), topic.recordsNode());
    }
}
