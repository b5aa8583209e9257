package io.tideline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.config.kafka.SharedMemoryRocksDbConfig;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class KafkaPropertiesTest {

    @Test
    void streams_isExactlyOnceWithACommitASecond() {
        StreamsConfig config = new StreamsConfig(Settings.of(Map.of()).kafka().streams());

        assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG)).isEqualTo("exactly_once_v2");
        assertThat(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(1000);
        assertThat(config.getBoolean(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG))
                .isTrue();
        assertThat(config.getString(StreamsConfig.GROUP_PROTOCOL_CONFIG)).isEqualTo("classic");
        assertThat(config.getClass(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG))
                .isEqualTo(SharedMemoryRocksDbConfig.class);
        assertThat(config.getProducerConfigs("test"))
                .containsEntry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4")
                .containsEntry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 60_000)
                .containsEntry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 << 20);
        assertThat(config.getMainConsumerConfigs("group", "test", 0))
                .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        assertThat(config.originalsWithPrefix(StreamsConfig.TOPIC_PREFIX)).containsEntry("max.message.bytes", 8 << 20);
    }

    @Test
    void atLeastOnce_stillReadsCommittedRecordsOnly() {
        StreamsConfig config = new StreamsConfig(Settings.of(Map.of("processing.guarantee", "at_least_once"))
                .kafka()
                .streams());

        assertThat(config.getMainConsumerConfigs("group", "test", 0))
                .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    }

    @Test
    void everyClientAcceptsItsProperties() {
        KafkaProperties kafka = Settings.of(Map.of()).kafka();

        Map<String, Object> forProducer = kafka.producer();
        forProducer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        forProducer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        Map<String, Object> forConsumer = kafka.consumer();
        forConsumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        forConsumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        ProducerConfig producer = new ProducerConfig(forProducer);
        ConsumerConfig consumer = new ConsumerConfig(forConsumer);
        AdminClientConfig admin = new AdminClientConfig(kafka.admin());

        assertThat(producer.getBoolean(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG))
                .isTrue();
        assertThat(consumer.getString(ConsumerConfig.ISOLATION_LEVEL_CONFIG)).isEqualTo("read_committed");
        assertThat(admin.getList(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)).containsExactly("localhost:9092");
    }

    @Test
    void whatIsGivenForKafka_reachesTheClientsItIsMeantFor() {
        KafkaProperties kafka = Settings.of(Map.of(
                        "kafka.security.protocol", "SASL_SSL",
                        "kafka.linger.ms", "7",
                        "kafka.producer.linger.ms", "9",
                        "kafka.consumer.max.poll.records", "5",
                        "kafka.admin.request.timeout.ms", "1234",
                        "kafka.num.standby.replicas", "1",
                        "kafka.topic.segment.bytes", "1048576",
                        "kafka.my.interceptor.colour", "blue"))
                .kafka();

        assertThat(kafka.producer())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("linger.ms", "9")
                .containsEntry("my.interceptor.colour", "blue")
                .doesNotContainKeys("max.poll.records", "num.standby.replicas", "topic.segment.bytes");
        assertThat(kafka.consumer())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("max.poll.records", "5")
                .doesNotContainKeys("linger.ms", "request.timeout.ms", "segment.bytes");
        assertThat(kafka.admin())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("request.timeout.ms", "1234");
        assertThat(kafka.streams())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("producer.linger.ms", "9")
                .containsEntry("num.standby.replicas", "1")
                .containsEntry("topic.segment.bytes", "1048576");
    }

    @Test
    void aLongerTransactionAllowsALongerCommitInterval() {
        Settings settings =
                Settings.of(Map.of("commit.interval", "90 s", "kafka.producer.transaction.timeout.ms", "120000"));

        assertThat(new StreamsConfig(settings.kafka().streams()).getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG))
                .isEqualTo(90_000);
    }

    @Test
    void largestRecord_followsTheProducers() {
        assertThat(Settings.of(Map.of()).kafka().largestRecordBytes()).isEqualTo(8 << 20);
        assertThat(Settings.of(Map.of("kafka.max.request.size", "9000000"))
                        .kafka()
                        .largestRecordBytes())
                .isEqualTo(9_000_000);
        assertThat(Settings.of(Map.of(
                                "kafka.max.request.size", "9000000",
                                "kafka.producer.max.request.size", "20000000"))
                        .kafka()
                        .largestRecordBytes())
                .isEqualTo(20_000_000);
    }
}
