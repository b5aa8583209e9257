package io.tideline.app.simulator;

import io.tideline.admission.Input;
import io.tideline.app.command.CommandFailure;
import io.tideline.app.command.ExitCode;
import io.tideline.config.TopicSettings;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Sends events of the shop to the input topics, keyed by customer. After a failure nothing more is sent. */
final class ShopSender {
    private final Producer<String, SpecificRecord> producer;
    private final TopicSettings topics;
    private final ShopRecords records;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /**
     * @param producer stays open and belongs to the caller
     * @param currency of all amounts
     */
    ShopSender(Producer<String, SpecificRecord> producer, TopicSettings topics, String currency) {
        this.producer = producer;
        this.topics = topics;
        this.records = new ShopRecords(currency);
    }

    /** Gives an event with an event time to the producer; blocks while the producer's buffer is full. */
    @SuppressWarnings("FutureReturnValueIgnored") // The callback receives every failure.
    void send(ShopEvent event, Instant at) {
        failIfBroken();
        SpecificRecord value = records.of(event, at);
        String topic = topics.of(Input.of(value));
        var record = new ProducerRecord<>(topic, null, at.toEpochMilli(), event.customerId(), value);
        try {
            producer.send(record, (metadata, error) -> failure.compareAndSet(null, error));
        } catch (KafkaException unsent) {
            failure.compareAndSet(null, unsent);
            failIfBroken();
        }
    }

    /** Waits for the acknowledgement of everything sent. */
    void flush() {
        producer.flush();
        failIfBroken();
    }

    private void failIfBroken() {
        Exception first = failure.get();
        if (first != null) {
            throw new CommandFailure(
                    ExitCode.RUNTIME, "the shop's events cannot be sent: " + first.getMessage(), first);
        }
    }
}
