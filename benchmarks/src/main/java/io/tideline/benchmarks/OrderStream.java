package io.tideline.benchmarks;

import io.tideline.admission.Input;
import io.tideline.commerce.OrderCompleted;
import io.tideline.config.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends in-order purchases of many customers over half a year, the same ones for the same seed and end. */
final class OrderStream {
    private static final long SPAN_MILLIS = Duration.ofDays(180).toMillis();
    private static final List<String> CHANNELS = List.of("WEB", "STORE", "MOBILE_APP", "MARKETPLACE");

    private final Settings settings;
    private final int customers;
    private final long startMillis;
    private final Random random = new Random(20261122);
    private int orders;

    /**
     * Makes a stream.
     *
     * @param end the event time of the last purchase
     */
    OrderStream(Settings settings, int customers, Instant end) {
        this.settings = settings;
        this.customers = customers;
        this.startMillis = end.toEpochMilli() - SPAN_MILLIS;
    }

    /** Sends one order of each customer, on the day before all others. */
    void sendFirstOrders() {
        try (Producer<String, SpecificRecord> producer = producer()) {
            for (int customer = 0; customer < customers; customer++) {
                send(producer, customer, startMillis - 1_000_000_000L + customer);
            }
        }
    }

    /** Sends more orders, of random customers, in the order of event time. */
    void sendOrders(int count) {
        try (Producer<String, SpecificRecord> producer = producer()) {
            for (int i = 0; i < count; i++) {
                send(producer, random.nextInt(customers), startMillis + SPAN_MILLIS * i / count);
            }
        }
    }

    // Failures reach the callback, which stops the producer's thread and with it the run.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(Producer<String, SpecificRecord> producer, int customer, long occurredAt) {
        String customerId = "customer-" + customer;
        OrderCompleted order = OrderCompleted.newBuilder()
                .setEventId(new UUID(random.nextLong(), random.nextLong()).toString())
                .setOrderId("order-" + orders++)
                .setCustomerId(customerId)
                .setOccurredAt(Instant.ofEpochMilli(occurredAt))
                .setChannel(CHANNELS.get(random.nextInt(CHANNELS.size())))
                .setCurrency("EUR")
                .setTotal(BigDecimal.valueOf(100_000L + random.nextInt(1_000_000), 4))
                .setCoupons(random.nextInt(4) == 0 ? List.of("SPRING10") : List.of())
                .build();
        producer.send(
                new ProducerRecord<>(settings.topics().of(Input.PURCHASES), null, occurredAt, customerId, order),
                OrderStream::acknowledged);
    }

    private static void acknowledged(RecordMetadata metadata, Exception failure) {
        if (failure != null) {
            throw new IllegalStateException("an order was not taken", failure);
        }
    }

    private Producer<String, SpecificRecord> producer() {
        Map<String, Object> properties = new HashMap<>(settings.registry());
        properties.putAll(settings.kafka().producer());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        properties.put(
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                settings.connection().serializerClass());
        return new KafkaProducer<>(properties);
    }
}
