package io.tideline.config;

import io.tideline.config.kafka.SharedMemoryRocksDbConfig;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The properties of Kafka's clients; those given with the prefix {@code kafka.} win over the others. Holds secrets. */
public final class KafkaProperties {

    /** The largest record any client of ours sends; above what a broker takes by default, with room for headers. */
    static final int LARGEST_RECORD_BYTES = 8 << 20;
    /** The record cache, for the few windows of the pulse; no other store uses it, because processors hold what is hot. */
    static final long STORE_CACHE_BYTES = 8L << 20;
    /** This is long enough to fill batches under load, and short compared with a commit interval of a second. */
    static final int LINGER_MILLIS = 20;

    static final int BATCH_BYTES = 64 << 10;

    private final Settings settings;
    private final KafkaPassThrough passThrough;

    KafkaProperties(Settings settings, KafkaPassThrough passThrough) {
        this.settings = settings;
        this.passThrough = passThrough;
    }

    /** The properties of Kafka Streams, its topics and clients; the {@code TopologyConfig} must be made from them too. */
    public Map<String, Object> streams() {
        RuntimeSettings runtime = settings.runtime();
        Map<String, Object> properties = new TreeMap<>();
        properties.put(
                StreamsConfig.APPLICATION_ID_CONFIG, settings.connection().applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, runtime.processingGuarantee());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                runtime.commitInterval().toMillis());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, runtime.streamThreads());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, runtime.stateDir().toString());
        properties.put(
                StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.topics().replicationFactor());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        // With a standby copy, another process can answer as soon as the active one is gone.
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
        // Waiting for inputs that have nothing costs Kafka Streams several formatted strings a record, a quarter of
        // the throughput. Figures do not depend on the order of arrival; finality waits for inputs that lag.
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, STORE_CACHE_BYTES);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedMemoryRocksDbConfig.class);
        properties.put(RuntimeSettings.ROCKSDB_MEMORY_BYTES.name(), runtime.rocksdbMemoryBytes());
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), LARGEST_RECORD_BYTES);
        sending().forEach((name, value) -> properties.put(StreamsConfig.producerPrefix(name), value));
        reading().forEach((name, value) -> properties.put(StreamsConfig.mainConsumerPrefix(name), value));
        properties.putAll(passThrough.properties());
        return properties;
    }

    /** The properties of an idempotent producer with acknowledgement by all replicas, without serializers. */
    public Map<String, Object> producer() {
        Map<String, Object> properties = new TreeMap<>(sending());
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.putAll(passThrough.forClient(StreamsConfig.PRODUCER_PREFIX, KafkaDefinitions.PRODUCER));
        return properties;
    }

    /** The properties of a consumer of committed records from the first one, without group and deserializers. */
    public Map<String, Object> consumer() {
        Map<String, Object> properties = new TreeMap<>();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.putAll(passThrough.forClient(StreamsConfig.CONSUMER_PREFIX, KafkaDefinitions.CONSUMER));
        return properties;
    }

    /** The properties of an admin client. */
    public Map<String, Object> admin() {
        Map<String, Object> properties = new TreeMap<>();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        properties.putAll(passThrough.forClient(StreamsConfig.ADMIN_CLIENT_PREFIX, KafkaDefinitions.ADMIN));
        return properties;
    }

    /** The largest record that the producers of the pipeline send, in bytes, keys, values and headers together. */
    public long largestRecordBytes() {
        String property = ProducerConfig.MAX_REQUEST_SIZE_CONFIG;
        Map<String, String> given = passThrough.properties();
        return Optional.ofNullable(given.get(StreamsConfig.producerPrefix(property)))
                .or(() -> Optional.ofNullable(given.get(property)))
                .map(Long::parseLong)
                .orElse((long) LARGEST_RECORD_BYTES);
    }

    private Map<String, Object> sending() {
        return Map.of(
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS,
                ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD_BYTES,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) KafkaPassThrough.TRANSACTION_TIMEOUT.toMillis());
    }

    /** Exactly-once reads committed records by itself and warns about a second instruction. */
    private Map<String, Object> reading() {
        return settings.runtime().processingGuarantee().equals(StreamsConfig.EXACTLY_ONCE_V2)
                ? Map.of()
                : Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    }

    private String bootstrapServers() {
        return String.join(",", settings.connection().bootstrapServers());
    }
}
