package io.tideline.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tideline.app.SilentPort;
import io.tideline.app.command.CommandLines;
import io.tideline.config.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
    private static final String GOOD = "event,customer_id,order_id,occurred_at,total\npurchase,c,o,2026-01-01,5\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();
    private final RecordingProducer producer = new RecordingProducer();
    private Settings seen = Settings.of(Map.of());

    @Test
    void aGoodFileEndsWithZeroAndASummary() throws IOException {
        Path file = file("orders.csv", GOOD);

        assertThat(run(file.toString(), "--zone", "Asia/Tokyo", "--currency", "JPY"))
                .isZero();

        assertThat(out.toString())
                .startsWith("Imported 1 of 1 rows in ")
                .contains(" s: 0 signups, 1 purchases, 0 refunds, 0 cancellations.");
        assertThat(producer.acknowledged()).singleElement().satisfies(record -> {
            assertThat(record.timestamp())
                    .isEqualTo(Instant.parse("2025-12-31T15:00:00Z").toEpochMilli());
            assertThat(record.value().toString()).contains("\"currency\": \"JPY\"");
        });
    }

    @Test
    void rejectedRowsEndWithFour_andAreShown() throws IOException {
        Path file = file("orders.csv", GOOD + "purchase,c,o2,2026-01-01,free\n");
        Path rejects = folder.resolve("r.ndjson");

        assertThat(run(file.toString(), "--rejects", rejects.toString())).isEqualTo(4);

        assertThat(out.toString())
                .contains("Imported 1 of 2 rows", "1 rows were rejected; " + rejects + " has them all:")
                .contains("orders.csv line 3: total must be a plain decimal");
        assertThat(rejects).exists();
    }

    @Test
    void theSummaryCanBeJson() throws IOException {
        assertThat(run(file("orders.csv", GOOD).toString(), "--json")).isZero();

        JsonNode summary = JsonMapper.builder().build().readTree(out.toString());
        assertThat(summary.get("rows").asLong()).isEqualTo(1);
        assertThat(summary.get("events").get("purchase").asLong()).isEqualTo(1);
        assertThat(summary.get("rejects").asLong()).isZero();
        assertThat(summary.has("rejectsFile")).isFalse();
    }

    @Test
    void aDashIsStandardInput() {
        assertThat(run("-", "--quiet")).isZero();

        assertThat(producer.acknowledged()).hasSize(1);
        assertThat(errors.toString()).isEmpty();
    }

    @Test
    void standardInputWithACheckpointIsRefusedBeforeTheClusterIsAsked() {
        assertThat(run("-", "--checkpoint", folder.resolve("c").toString())).isEqualTo(1);
        assertThat(errors.toString()).contains("standard input cannot be resumed: give a file, or no checkpoint");
    }

    @Test
    void aFileInAnotherFormatEndsWithFour() throws IOException {
        assertThat(run(file("orders.csv", "name\n").toString())).isEqualTo(4);
        assertThat(errors.toString()).contains("orders.csv: unknown column 'name'");
    }

    @Test
    void aMissingFileEndsWithOne() {
        Path missing = folder.resolve("none.csv");

        assertThat(run(missing.toString())).isEqualTo(1);
        assertThat(errors.toString()).contains("there is no file " + missing);
    }

    @Test
    void wrongOptionsAndSettingsEndWithTwo() throws IOException {
        String file = file("orders.csv", GOOD).toString();

        assertThat(run()).isEqualTo(2);
        assertThat(run(file, "--rate-limit", "0")).isEqualTo(2);
        assertThat(run(file, "--zone", "Mars/Olympus")).isEqualTo(2);
        assertThat(errors.toString())
                .contains("--rate-limit must be at least 1, was 0", "store.time.zone", "Mars/Olympus");
    }

    @Test
    void theServerOptionWinsOverPropertyOverFile() throws IOException {
        Path clients = file("client.properties", "bootstrap.servers=file:1\nlinger.ms=7\nsecurity.protocol=SASL_SSL\n");
        String file = file("orders.csv", GOOD).toString();
        List<String> base = List.of(file, "--command-config", clients.toString());

        run(base);
        assertThat(seen.connection().bootstrapServers()).containsExactly("file:1");
        assertThat(seen.kafka().producer())
                .containsEntry("linger.ms", "7")
                .containsEntry("security.protocol", "SASL_SSL");
        run(base, "--command-property", "bootstrap.servers=property:1", "--command-property", "linger.ms=8");
        assertThat(seen.connection().bootstrapServers()).containsExactly("property:1");
        assertThat(seen.kafka().producer()).containsEntry("linger.ms", "8");
        run(base, "--command-property", "bootstrap.servers=property:1", "-b", "option:1");
        assertThat(seen.connection().bootstrapServers()).containsExactly("option:1");
        run(base, "--bootstrap-servers", "alias:1", "--schema-registry-url", "http://registry:1");
        assertThat(seen.connection().bootstrapServers()).containsExactly("alias:1");
        assertThat(seen.registry()).containsEntry("schema.registry.url", "http://registry:1");
    }

    @Test
    void aBrokerThatDoesNotAnswerEndsWithThree_withinTenSeconds() throws IOException {
        String file = file("orders.csv", GOOD).toString();
        String nobody = "127.0.0.1:" + SilentPort.another();
        long started = System.nanoTime();

        assertThat(execute(
                        new ImportCommand(new KafkaClusterAccess(), Map.of(), noInput(), ImportClock.system()),
                        file,
                        "-b",
                        nobody))
                .isEqualTo(3);

        assertThat(errors.toString().lines().toList())
                .singleElement()
                .asString()
                .startsWith("tideline: No broker answers at bootstrap.servers " + nobody);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(11));
    }

    private int run(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(Arrays.asList(more));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        ImportClock clock = new FakeClock("2026-06-01T00:00:00Z");
        byte[] input = GOOD.getBytes(StandardCharsets.UTF_8);
        return execute(
                new ImportCommand(new RecordingCluster(), Map.of(), new ByteArrayInputStream(input), clock), arguments);
    }

    private int execute(ImportCommand command, String... arguments) {
        return CommandLines.of(new CommandLine(command), Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static ByteArrayInputStream noInput() {
        return new ByteArrayInputStream(new byte[0]);
    }

    private final class RecordingCluster implements ClusterAccess {
        @Override
        public String check(Settings settings, ImportTopics topics) {
            seen = settings;
            return "cluster-1";
        }

        @Override
        public Producer<String, SpecificRecord> producer(Settings settings) {
            return producer;
        }
    }
}
