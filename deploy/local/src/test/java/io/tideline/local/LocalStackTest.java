package io.tideline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a running stack offers, asked of one stack that all tests share. */
class LocalStackTest {

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(LocalStackOptions.temporary());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void registryAnswers() throws Exception {
        try (var answer = stack.registryUrl().resolve("/subjects").toURL().openStream()) {
            assertThat(answer.readAllBytes()).asString().isEqualTo("[]");
        }
    }

    @Test
    void eventsOfLongAgoAndOfTomorrow_areKept() throws Exception {
        Records.createTopic(stack.bootstrapServers(), "times");
        Records.produce(stack.bootstrapServers(), "times", Instant.parse("1991-05-04T00:00:00Z"), "long ago");
        Records.produce(stack.bootstrapServers(), "times", Instant.now().plusSeconds(86_400), "tomorrow");

        assertThat(Records.consume(stack.bootstrapServers(), "times-reader", "times"))
                .containsExactly("long ago", "tomorrow");
    }

    @Test
    void historyOfYears_staysInOneSegment() throws Exception {
        Records.createTopic(stack.bootstrapServers(), "history");
        for (int year = 1991; year <= 2025; year++) {
            Records.produce(stack.bootstrapServers(), "history", Instant.parse(year + "-01-01T00:00:00Z"), "x");
        }

        try (var files = Files.list(stack.dataDirectory().resolve("broker/history-0"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".log"))).hasSize(1);
        }
    }

    @Test
    void committedTransactionIsSeen_abortedOneIsNot() throws Exception {
        Records.createTopic(stack.bootstrapServers(), "transactions");
        try (KafkaProducer<String, String> producer = Records.producer(
                stack.bootstrapServers(), Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "local-stack-test"))) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, "aborted");
            producer.abortTransaction();
            producer.beginTransaction();
            send(producer, "committed");
            producer.commitTransaction();
        }

        assertThat(Records.consume(stack.bootstrapServers(), "transactions-reader", "transactions"))
                .containsExactly("committed");
    }

    private static void send(KafkaProducer<String, String> producer, String value) throws Exception {
        producer.send(new ProducerRecord<>("transactions", value)).get(30, TimeUnit.SECONDS);
    }

    @Test
    void topicNobodyCreated_staysAbsent() {
        assertThatThrownBy(() -> Records.produce(stack.bootstrapServers(), "mistyped", Instant.now(), "x"))
                .hasRootCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }

    @Test
    void shareGroups_areOff() throws Exception {
        try (var admin = Records.admin(stack.bootstrapServers())) {
            FeatureMetadata features =
                    admin.describeFeatures().featureMetadata().get(30, TimeUnit.SECONDS);

            assertThat(features.finalizedFeatures())
                    .containsKey("metadata.version")
                    .doesNotContainKey("share.version");
        }
    }

    @Test
    void everythingListensOnLoopbackOnly() throws Exception {
        assertThat(InetAddress.getByName(stack.registryUrl().getHost()).isLoopbackAddress())
                .isTrue();
        try (var admin = Records.admin(stack.bootstrapServers())) {
            var nodes = admin.describeCluster().nodes().get(30, TimeUnit.SECONDS);

            assertThat(nodes).singleElement().satisfies(node -> assertThat(node.host() + ":" + node.port())
                    .isEqualTo(stack.bootstrapServers()));
            assertThat(InetAddress.getByName(nodes.iterator().next().host()).isLoopbackAddress())
                    .isTrue();
        }
    }

    @Test
    void twoStacks_shareNothing() throws Exception {
        try (LocalStack other = LocalStack.start(LocalStackOptions.temporary())) {
            Records.createTopic(other.bootstrapServers(), "other");

            assertThat(other.clusterId()).isNotEqualTo(stack.clusterId());
            try (var admin = Records.admin(stack.bootstrapServers())) {
                assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).doesNotContain("other");
            }
        }
    }

    @Test
    void closedStack_leavesNoFileAndNoOpenPort_andClosesTwice() {
        int brokerPort = FreePort.any();
        int registryPort = FreePort.any();
        LocalStack closed = LocalStack.start(
                LocalStackOptions.temporary().withBrokerPort(brokerPort).withRegistryPort(registryPort));
        Path folder = closed.dataDirectory();
        assertThat(closed.bootstrapServers()).endsWith(":" + brokerPort);
        assertThat(closed.registryUrl()).hasPort(registryPort);
        closed.close();
        closed.close();

        assertThat(folder).doesNotExist();
        LoopbackSocket.bind("broker", brokerPort).close();
        LoopbackSocket.bind("registry", registryPort).close();
    }

    @Test
    void closeOnAnInterruptedThread_stillFinishes_andKeepsTheInterruption() {
        LocalStack closed = LocalStack.start(LocalStackOptions.temporary());
        Thread.currentThread().interrupt();
        closed.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(closed.dataDirectory()).doesNotExist();
    }
}
