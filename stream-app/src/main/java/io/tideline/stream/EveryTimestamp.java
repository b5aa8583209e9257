package io.tideline.stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Takes records without a timestamp as well, as of 1970. Kafka's own extractors stop at one or lose it; we count by the
 * event time in the value and need none.
 */
final class EveryTimestamp implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp());
    }
}
