package io.tideline.app.ingest;

import io.tideline.app.ingest.row.ImportEvent;
import io.tideline.app.ingest.row.ImportException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Sends events through a Kafka producer, keyed by customer, in the order given.
 *
 * <p>Sending is asynchronous: {@link #flush} returns only when everything sent so far is acknowledged. The first failure
 * stops everything after it.
 */
final class EventSender {
    private final Producer<String, SpecificRecord> producer;
    private final ImportTopics topics;
    private final ImportClock clock;
    private final AtomicReference<ImportException> failure = new AtomicReference<>();

    EventSender(Producer<String, SpecificRecord> producer, ImportTopics topics, ImportClock clock) {
        this.producer = producer;
        this.topics = topics;
        this.clock = clock;
    }

    /** Gives an event to the producer; blocks while the producer's buffer is full. */
    @SuppressWarnings("FutureReturnValueIgnored") // The callback receives every failure.
    void send(ImportEvent event) throws ImportException {
        throwFailure();
        String topic = topics.of(event.kind().input());
        try {
            producer.send(record(topic, event), (metadata, error) -> {
                if (error != null) {
                    failure.compareAndSet(null, SendFailure.of(topic, error));
                }
            });
        } catch (KafkaException e) {
            throw SendFailure.of(topic, e);
        }
    }

    /** Waits for the acknowledgement of everything sent. */
    void flush() throws ImportException {
        try {
            producer.flush();
        } catch (KafkaException e) {
            throw SendFailure.of(String.join(", ", topics.names()), e);
        }
        throwFailure();
    }

    private void throwFailure() throws ImportException {
        ImportException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    private ProducerRecord<String, SpecificRecord> record(String topic, ImportEvent event) {
        if (!isSane(event.occurredAt())) {
            return new ProducerRecord<>(topic, event.customerId(), event.value());
        }
        long timestampMillis = event.occurredAt().toEpochMilli();
        return new ProducerRecord<>(topic, null, timestampMillis, event.customerId(), event.value());
    }

    /**
     * Whether a time may become the timestamp of the record, by which Kafka Streams merges its inputs. Kafka refuses a
     * negative one; one in the future would be refused by brokers, or move stream time on for ever.
     */
    private boolean isSane(Instant occurredAt) {
        return !occurredAt.isBefore(Instant.EPOCH) && !occurredAt.isAfter(clock.now());
    }
}
