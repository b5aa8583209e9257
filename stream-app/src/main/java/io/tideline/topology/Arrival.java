package io.tideline.topology;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A record as it came, and where from. Key and value may be null, as in Kafka. */
final class Arrival {
    private final Record<byte[], byte[]> record;
    private final String topic;
    private final int partition;
    private final long offset;

    Arrival(Record<byte[], byte[]> record, String topic, int partition, long offset) {
        this.record = record;
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
    }

    static Arrival of(Record<byte[], byte[]> record, RecordMetadata metadata) {
        return new Arrival(record, metadata.topic(), metadata.partition(), metadata.offset());
    }

    byte[] key() {
        return record.key();
    }

    byte[] value() {
        return record.value();
    }

    Headers headers() {
        return record.headers();
    }

    /** Of the record, in milliseconds since 1970. */
    long timestamp() {
        return record.timestamp();
    }

    String topic() {
        return topic;
    }

    int partition() {
        return partition;
    }

    long offset() {
        return offset;
    }
}
