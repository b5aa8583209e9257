package io.tideline.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tideline.config.Settings;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link CommitHook} relies on in Kafka Streams, where it is not promised: an upgrade that changes it fails here.
 */
class CommitHookTest {
    private static final String COMMITTED = "read_committed";
    private static final String EVERYTHING = "read_uncommitted";

    private static PreparedStack stack;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() {
        stack = PreparedStack.start(LocalStackOptions.temporary(), Map.of("topics.partitions", "1"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void handsOverBeforeEachCommit_andWhatItForwardsAndStoresIsCommitted() throws Exception {
        Application application = new Application("each-commit", "200 ms", handOver -> {});
        KafkaStreams streams = application.start();
        try (streams) {
            for (int sent = 40; sent <= 120; sent += 40) {
                application.send(40);
                int expected = sent;
                await().until(() -> application.committedOffset() == expected);
                await().untilAsserted(() -> {
                    assertThat(application.sumOfOutput(COMMITTED)).isEqualTo(expected);
                    assertThat(application.lastTotal(COMMITTED)).isEqualTo(expected);
                });
            }
        }
        assertThat(application.values(application.output, COMMITTED)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void handsOverInTheTransactionOfTheCommit_soThatAFailureTakesAllOfItBack() throws Exception {
        List<Integer> seenBeforeFailure = new ArrayList<>();
        List<Application> self = new ArrayList<>();
        Application application = new Application("same-transaction", "200 ms", handOver -> {
            if (handOver == 0) {
                Application mine = self.get(0);
                await().until(() -> mine.sumOfOutput(EVERYTHING) > 0 && mine.lastTotal(EVERYTHING) > 0);
                seenBeforeFailure.add(mine.sumOfOutput(EVERYTHING));
                seenBeforeFailure.add(mine.sumOfOutput(COMMITTED));
                throw new IllegalStateException("the first hand-over fails on purpose");
            }
        });
        self.add(application);
        application.send(40);
        KafkaStreams streams = application.start();
        try (streams) {
            await().atMost(Duration.ofMinutes(1)).until(() -> application.committedOffset() == 40);
            await().untilAsserted(() -> {
                assertThat(application.sumOfOutput(COMMITTED)).isEqualTo(40);
                assertThat(application.lastTotal(COMMITTED)).isEqualTo(40);
            });
        }
        int inVain = seenBeforeFailure.get(0);
        assertThat(inVain).as("handed over in the first transaction").isPositive();
        assertThat(seenBeforeFailure.get(1)).as("of it committed").isZero();
        assertThat(application.sumOfOutput(EVERYTHING)).isEqualTo(40 + inVain);
        assertThat(application.values(application.changelog, EVERYTHING))
                .hasSizeGreaterThan(
                        application.values(application.changelog, COMMITTED).size());
    }

    @Test
    void handsOverAtACleanClose() throws Exception {
        Application application = new Application("clean-close", "5 min", handOver -> {});
        try (KafkaStreams streams = application.start()) {
            application.send(40);
            await().atMost(Duration.ofMinutes(1)).until(() -> application.handingOver.counted.get() == 40);
            assertThat(application.values(application.output, EVERYTHING)).isEmpty();

            streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(Duration.ofSeconds(20)));
        }
        assertThat(application.values(application.output, COMMITTED)).containsExactly(40);
        assertThat(application.lastTotal(COMMITTED)).isEqualTo(40);
        assertThat(application.committedOffset()).isEqualTo(40);
    }

    /** One application of the small topology, with topics of its own. */
    private static final class Application {
        private final Settings settings;
        private final HandingOver handingOver;
        private final String name;
        private final String input;
        private final String output;
        private final String changelog;

        Application(String name, String commitInterval, Consumer<Integer> afterHandOver) throws Exception {
            this.name = name;
            this.handingOver = new HandingOver(afterHandOver);
            this.input = name + "-in";
            this.output = name + "-out";
            this.changelog = name + "-" + HandingOver.TOTALS + "-changelog";
            this.settings = stack.with(Map.of(
                    "application.id", name,
                    "state.dir", folder.resolve(name).toString(),
                    "commit.interval", commitInterval,
                    "num.stream.threads", "1",
                    "kafka.consumer.session.timeout.ms", "6000",
                    "kafka.consumer.heartbeat.interval.ms", "1000",
                    "kafka.producer.transaction.timeout.ms", "600000"));
            try (Admin admin = Admin.create(settings.kafka().admin())) {
                admin.createTopics(List.of(new NewTopic(input, 1, (short) 1), new NewTopic(output, 1, (short) 1)))
                        .all()
                        .get();
            }
        }

        KafkaStreams start() {
            Properties properties = new Properties();
            properties.putAll(settings.kafka().streams());
            KafkaStreams streams = new KafkaStreams(handingOver.topology(input, output), properties);
            streams.setUncaughtExceptionHandler(failure -> StreamThreadExceptionResponse.REPLACE_THREAD);
            streams.start();
            return streams;
        }

        void send(int records) throws ExecutionException, InterruptedException {
            List<Future<RecordMetadata>> arrivals = new ArrayList<>();
            try (KafkaProducer<String, String> producer =
                    new KafkaProducer<>(settings.kafka().producer(), new StringSerializer(), new StringSerializer())) {
                for (int i = 0; i < records; i++) {
                    arrivals.add(producer.send(new ProducerRecord<>(input, "key", "value")));
                }
                for (Future<RecordMetadata> arrival : arrivals) {
                    arrival.get();
                }
            }
        }

        long committedOffset() throws ExecutionException, InterruptedException {
            try (Admin admin = Admin.create(settings.kafka().admin())) {
                var offset = admin.listConsumerGroupOffsets(name)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(new TopicPartition(input, 0));
                return offset == null ? 0 : offset.offset();
            }
        }

        int sumOfOutput(String isolation) {
            return values(output, isolation).stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }

        /** The total as a restored store would have it; 0 if there is none. */
        int lastTotal(String isolation) {
            List<Integer> totals = values(changelog, isolation);
            return totals.isEmpty() ? 0 : totals.get(totals.size() - 1);
        }

        List<Integer> values(String topic, String isolation) {
            Map<String, Object> properties = new HashMap<>(settings.kafka().consumer());
            properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
            TopicPartition partition = new TopicPartition(topic, 0);
            List<Integer> values = new ArrayList<>();
            try (KafkaConsumer<String, Integer> consumer =
                    new KafkaConsumer<>(properties, new StringDeserializer(), new IntegerDeserializer())) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).get(partition);
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofMillis(50)).forEach(record -> values.add(record.value()));
                }
            }
            return values;
        }
    }
}
