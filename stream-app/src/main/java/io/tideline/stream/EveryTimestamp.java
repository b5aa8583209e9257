package io.tideline.stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Gives records without a timestamp that of 1970. Kafka's own extractors fail at such a record or drop it; the pipeline
 * counts by the event time in the value and needs no timestamp.
 */
final class EveryTimestamp implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp());
    }
}
