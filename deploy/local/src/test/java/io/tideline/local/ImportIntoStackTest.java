package io.tideline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tideline.admission.Input;
import io.tideline.app.command.CommandLines;
import io.tideline.app.ingest.ImportCommand;
import io.tideline.app.ingest.ImportTopics;
import io.tideline.commerce.OrderAdjusted;
import io.tideline.commerce.OrderCompleted;
import io.tideline.config.Settings;
import io.tideline.schemas.ContractRegistration;
import io.tideline.schemas.registry.RegistrySettings;
import io.tideline.schemas.registry.SchemaRegistry;
import io.tideline.schemas.wire.AvroDeserializer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The import command against a real broker and a real registry. */
class ImportIntoStackTest {
    private static final Path EXAMPLE = Path.of("..", "..", "examples", "orders.csv");

    private static LocalStack stack;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.start(LocalStackOptions.temporary());
        for (String topic : ImportTopics.DEFAULT.names()) {
            Records.createTopic(stack.bootstrapServers(), topic);
        }
        SchemaRegistry registry = SchemaRegistry.open(new RegistrySettings(registrySettings()));
        new ContractRegistration(registry, Settings.of(Map.of()).topics().contracts()).register();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void everyRowOfTheExampleArrives_andACheckpointLetsItArriveOnce() throws Exception {
        Path checkpoint = folder.resolve("checkpoint");
        String[] command = command("--checkpoint", checkpoint.toString(), "--json");

        assertThat(run(command)).as(errors.toString()).isEqualTo(4);
        var summary = JsonMapper.builder().build().readTree(out.toString());
        assertThat(run(command)).isEqualTo(4);

        assertThat(summary.get("rows").asLong())
                .isEqualTo(Files.readAllLines(EXAMPLE).size() - 1);
        assertThat(summary.get("rejects").asLong()).isEqualTo(2);
        ImportTopics topics = ImportTopics.DEFAULT;
        assertThat(read(topics.of(Input.SIGNUPS)))
                .hasSize(summary.at("/events/signup").asInt());
        List<ConsumerRecord<String, Object>> purchases = read(topics.of(Input.PURCHASES));
        assertThat(purchases).hasSize(summary.at("/events/purchase").asInt());
        assertThat(read(topics.of(Input.ADJUSTMENTS)))
                .hasSize(summary.at("/events/refund").asInt()
                        + summary.at("/events/cancellation").asInt())
                .allSatisfy(record -> assertThat(record.value()).isInstanceOf(OrderAdjusted.class));

        ConsumerRecord<String, Object> first = purchases.get(0);
        OrderCompleted order = (OrderCompleted) first.value();
        assertThat(first.key()).isEqualTo(order.getCustomerId());
        assertThat(first.timestamp()).isEqualTo(order.getOccurredAt().toEpochMilli());
    }

    @Test
    void aMissingTopicAndASilentRegistryAreOneSentenceEach() {
        assertThat(run(command("--config", settingsFile("topics.signups=not.there"))))
                .isEqualTo(4);
        assertThat(run(command("--schema-registry-url", "http://127.0.0.1:1"))).isEqualTo(3);

        List<String> sentences = errors.toString().lines().toList();
        assertThat(sentences).hasSize(2);
        assertThat(sentences.get(0))
                .isEqualTo(
                        "tideline: the cluster has no topic not.there; 'tideline topics apply' creates what is missing");
        assertThat(sentences.get(1)).contains("http://127.0.0.1:1");
    }

    private String settingsFile(String line) {
        try {
            return Files.writeString(folder.resolve("settings.properties"), line + "\n")
                    .toString();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String[] command(String... more) {
        List<String> command = new ArrayList<>(List.of(
                EXAMPLE.toString(),
                "-b",
                stack.bootstrapServers(),
                "--rejects",
                folder.resolve("rejects.ndjson").toString(),
                "--quiet"));
        if (!List.of(more).contains("--schema-registry-url")) {
            command.addAll(List.of("--schema-registry-url", stack.registryUrl().toString()));
        }
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    private int run(String... command) {
        return CommandLines.of(new CommandLine(new ImportCommand()), Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(command);
    }

    private static Map<String, Object> registrySettings() {
        return Map.of("schema.registry.url", stack.registryUrl().toString(), "specific.avro.reader", true);
    }

    /** All records of a topic's one partition, in order. */
    private static List<ConsumerRecord<String, Object>> read(String topic) {
        AvroDeserializer<Object> values = new AvroDeserializer<>();
        values.configure(registrySettings(), false);
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers());
        List<ConsumerRecord<String, Object>> records = new ArrayList<>();
        try (KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                records.addAll(consumer.poll(Duration.ofSeconds(1)).records(partition));
            }
        }
        return records;
    }
}
