package io.tideline.local.admission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** All compacted topics of a broker, changelogs of stores included, read byte by byte. */
final class CompactedTopics implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final byte[] FILLER = "filler".getBytes(UTF_8);

    private final Map<String, Object> clients;
    private final Admin admin;

    CompactedTopics(String bootstrapServers) {
        this.clients = Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_uncommitted",
                // Closing a consumer waits for the broker to say that there is no more.
                "fetch.max.wait.ms", "20");
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** The topics in which some bytes are, in a key, a value or a header. */
    List<String> thatHold(String text) throws ExecutionException, InterruptedException {
        return thatHold(text, names());
    }

    private List<String> thatHold(String text, List<String> topics) throws ExecutionException, InterruptedException {
        byte[] wanted = text.getBytes(UTF_8);
        List<String> holders = new ArrayList<>();
        for (String topic : topics) {
            if (read(topic).stream().flatMap(CompactedTopics::parts).anyMatch(part -> contains(part, wanted))) {
                holders.add(topic);
            }
        }
        return holders;
    }

    /**
     * Lets the broker compact everything that is there now, the newest tombstones included, and waits until some bytes are
     * nowhere. Writes records of no meaning, because what was written last is never compacted: whoever uses these topics
     * must have stopped for good.
     */
    void compactUntilNoneHolds(String text) throws ExecutionException, InterruptedException {
        alter(new ConfigResource(ConfigResource.Type.BROKER, ""), Map.of("log.cleaner.backoff.ms", "200"));
        for (String topic : names()) {
            alter(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic),
                    Map.of(
                            "segment.ms", "100",
                            "min.cleanable.dirty.ratio", "0.001",
                            "delete.retention.ms", "0",
                            "min.compaction.lag.ms", "0",
                            "max.compaction.lag.ms", "100"));
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(clients, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<String> holders = new ArrayList<>(names());
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
                for (TopicPartition partition : partitions(holders)) {
                    producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), FILLER, FILLER))
                            .get();
                }
                holders.retainAll(thatHold(text, holders));
                return holders.isEmpty();
            });
        }
    }

    private void alter(ConfigResource resource, Map<String, String> values)
            throws ExecutionException, InterruptedException {
        List<AlterConfigOp> changes = values.entrySet().stream()
                .map(value ->
                        new AlterConfigOp(new ConfigEntry(value.getKey(), value.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
    }

    /** The compacted topics of users; the broker's own have their names from no customer. */
    List<String> names() throws ExecutionException, InterruptedException {
        List<ConfigResource> all = admin.listTopics().names().get().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> configs = admin.describeConfigs(all).all().get();
        return configs.entrySet().stream()
                .filter(config ->
                        config.getValue().get("cleanup.policy").value().contains("compact"))
                .map(config -> config.getKey().name())
                .sorted()
                .collect(Collectors.toList());
    }

    private List<TopicPartition> partitions(Collection<String> topics) throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        admin.describeTopics(topics).allTopicNames().get().forEach((name, topic) -> topic.partitions()
                .forEach(partition -> partitions.add(new TopicPartition(name, partition.partition()))));
        return partitions;
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = partitions(List.of(topic));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(clients, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static Stream<byte[]> parts(ConsumerRecord<byte[], byte[]> record) {
        Stream<byte[]> headers = Arrays.stream(record.headers().toArray()).map(header -> header.value());
        return Stream.concat(Stream.of(record.key(), record.value()), headers).filter(part -> part != null);
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int from = 0; from + wanted.length <= bytes.length; from++) {
            if (Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        admin.close();
    }
}
