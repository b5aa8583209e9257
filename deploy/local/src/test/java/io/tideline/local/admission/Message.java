package io.tideline.local.admission;

import io.tideline.admission.Input;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record as a producer sends it.
 *
 * @param input the topic it goes to
 * @param customer decides the partition, whatever the key is
 * @param payload what it carries
 */
record Message(Input input, String customer, Payload payload) {
    /** A timestamp that tells the broker that there is none. */
    static final long NO_TIMESTAMP = -1;

    /** What a record carries. Key and value may be null, as in Kafka; not for comparison. */
    static final class Payload {
        final byte[] key;
        final byte[] value;
        final List<Header> headers;
        final long timestamp;

        Payload(byte[] key, byte[] value, List<Header> headers, long timestamp) {
            this.key = key;
            this.value = value;
            this.headers = headers;
            this.timestamp = timestamp;
        }
    }

    Message with(List<Header> headers, long timestamp) {
        return new Message(input, customer, new Payload(payload.key, payload.value, headers, timestamp));
    }

    Message withKey(byte[] key) {
        return new Message(input, customer, new Payload(key, payload.value, payload.headers, payload.timestamp));
    }

    ProducerRecord<byte[], byte[]> record(String topic, int partition) {
        return new Timed(topic, partition, payload);
    }

    /** Kafka's own record does not let a producer leave the timestamp out, as other clients can. */
    private static final class Timed extends ProducerRecord<byte[], byte[]> {
        private final long timestamp;

        Timed(String topic, int partition, Payload payload) {
            super(topic, partition, null, payload.key, payload.value, payload.headers);
            this.timestamp = payload.timestamp;
        }

        @Override
        public Long timestamp() {
            return timestamp;
        }

        @Override
        public boolean equals(Object other) {
            return super.equals(other) && other instanceof Timed that && timestamp == that.timestamp;
        }

        @Override
        public int hashCode() {
            return 31 * super.hashCode() + Long.hashCode(timestamp);
        }
    }
}
