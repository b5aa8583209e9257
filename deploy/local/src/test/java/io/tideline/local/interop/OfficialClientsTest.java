package io.tideline.local.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.admission.Input;
import io.tideline.commerce.OrderCompleted;
import io.tideline.local.LocalStack;
import io.tideline.local.LocalStackOptions;
import io.tideline.schemas.Contract;
import io.tideline.schemas.wire.AvroDeserializer;
import io.tideline.schemas.wire.AvroSerdeSettings;
import io.tideline.schemas.wire.AvroSerializer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our serializers and the official JavaScript ones understand each other, over our broker and our registry. */
@Tag("interop")
class OfficialClientsTest {

    private static final String PURCHASES = Input.PURCHASES.defaultName();
    private static final int PARTITIONS = 2;

    private static LocalStack stack;

    @BeforeAll
    static void start() throws Exception {
        NodeScripts.INTEROP.require();
        stack = LocalStack.start(LocalStackOptions.temporary());
        try (Admin admin = Admin.create(connection())) {
            List<NewTopic> topics = List.of(
                    new NewTopic(PURCHASES, PARTITIONS, (short) 1), new NewTopic("echo", PARTITIONS, (short) 1));
            admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        }
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void purchasesOfTheOfficialSerializer_areReadByOurs(@TempDir Path directory) throws Exception {
        Path schema = Files.writeString(
                directory.resolve("OrderCompleted.avsc"),
                new Contract(PURCHASES, Input.PURCHASES.recordClass()).schema().toString());

        produce(schema.toString(), 3);
        List<ConsumerRecord<String, OrderCompleted>> purchases = readPurchases();
        produce("latest", 2);

        assertThat(purchases).hasSize(3).allSatisfy(record -> assertThat(record.key())
                .isEqualTo(record.value().getCustomerId()));
        assertThat(purchases)
                .extracting(record -> record.value().getTotal())
                .containsExactlyInAnyOrder(
                        new BigDecimal("20.9900"), new BigDecimal("21.9900"), new BigDecimal("22.9900"));
        assertThat(purchases).extracting(record -> record.value().getTax()).containsOnly(new BigDecimal("3.9900"));
        assertThat(purchases).extracting(record -> record.value().getShipping()).containsOnlyNulls();
        assertThat(readPurchases()).hasSize(5);
    }

    @Test
    void committedRecordsOfOurs_areReadByTheOfficialDeserializer_toTheEnd() throws Exception {
        try (KafkaProducer<String, OrderCompleted> producer = transactionalProducer()) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, 0, "a", order("a", "-0.0001"));
            send(producer, 0, "gone", null);
            producer.commitTransaction();
            producer.beginTransaction();
            send(producer, 0, "aborted", order("aborted", "1.0000"));
            send(producer, 1, "aborted", order("aborted", "1.0000"));
            producer.abortTransaction(); // so both partitions end with something that no reader sees
        }

        List<JsonNode> records = new ArrayList<>();
        for (String line : NodeScripts.INTEROP.run("read-kpis.mjs", stack.bootstrapServers(), registryUrl(), "echo")) {
            records.add(new ObjectMapper().readTree(line));
        }

        assertThat(records).hasSize(2);
        assertThat(records.get(0).get("key").textValue()).isEqualTo("a");
        assertThat(records.get(0).get("offset").textValue()).isEqualTo("0");
        assertThat(records.get(0).at("/value/total").textValue()).isEqualTo("-0.0001");
        assertThat(records.get(0).at("/value/occurredAt").longValue()).isEqualTo(1_767_225_600_000L);
        assertThat(records.get(1).get("key").textValue()).isEqualTo("gone");
        assertThat(records.get(1).get("value").isNull()).isTrue();
    }

    private static void produce(String schema, int customers) throws Exception {
        NodeScripts.INTEROP.run(
                "produce-purchases.mjs",
                stack.bootstrapServers(),
                registryUrl(),
                PURCHASES,
                schema,
                String.valueOf(customers));
    }

    private static List<ConsumerRecord<String, OrderCompleted>> readPurchases() {
        AvroDeserializer<OrderCompleted> values = new AvroDeserializer<>();
        values.configure(registrySettings(AvroSerdeSettings.SPECIFIC_READER, true), false);
        List<TopicPartition> partitions = List.of(new TopicPartition(PURCHASES, 0), new TopicPartition(PURCHASES, 1));
        try (var consumer = new KafkaConsumer<>(connection(), new StringDeserializer(), values)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, OrderCompleted>> records = new ArrayList<>();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static KafkaProducer<String, OrderCompleted> transactionalProducer() {
        AvroSerializer<OrderCompleted> values = new AvroSerializer<>();
        values.configure(registrySettings(AvroSerdeSettings.AUTO_REGISTER, true), false);
        Map<String, Object> config =
                Map.of("bootstrap.servers", stack.bootstrapServers(), "transactional.id", "official-clients-test");
        return new KafkaProducer<>(config, new StringSerializer(), values);
    }

    private static void send(
            KafkaProducer<String, OrderCompleted> producer, int partition, String key, OrderCompleted value)
            throws Exception {
        producer.send(new ProducerRecord<>("echo", partition, key, value)).get(30, TimeUnit.SECONDS);
    }

    private static OrderCompleted order(String customerId, String total) {
        return OrderCompleted.newBuilder()
                .setEventId("e")
                .setOrderId("o")
                .setCustomerId(customerId)
                .setOccurredAt(java.time.Instant.parse("2026-01-01T00:00:00Z"))
                .setCurrency("EUR")
                .setTotal(new BigDecimal(total))
                .build();
    }

    private static Map<String, Object> connection() {
        return Map.of("bootstrap.servers", stack.bootstrapServers());
    }

    private static Map<String, Object> registrySettings(String setting, Object value) {
        return Map.of("schema.registry.url", registryUrl(), setting, value);
    }

    private static String registryUrl() {
        return stack.registryUrl().toString();
    }
}
