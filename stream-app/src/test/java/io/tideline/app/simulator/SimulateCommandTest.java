package io.tideline.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.admission.Input;
import io.tideline.app.command.CommandLines;
import io.tideline.app.ingest.ClusterAccess;
import io.tideline.app.ingest.ImportTopics;
import io.tideline.config.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command against a cluster that keeps what it gets. */
class SimulateCommandTest {
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-10T12:00:00Z"));
    private final StringWriter errors = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void historyIsSentOnce_andLiveTrafficByEachRun() {
        MockProducer<String, SpecificRecord> first = producer();
        run(first, 20);
        int history = first.history().size() - 20;
        assertThat(errors.toString()).contains("2026-02-01 to now", "Sent %,d events.".formatted(history));

        MockProducer<String, SpecificRecord> second = producer();
        run(second, 20);
        assertThat(second.history()).hasSize(20);
        assertThat(second.history().get(0).topic()).startsWith("shop.");
    }

    @Test
    void rateOutOfBounds_endsWithTwo_beforeAnythingIsSent() {
        MockProducer<String, SpecificRecord> producer = producer();

        assertThat(run(producer, 0, "--rate", "0")).isEqualTo(2);
        assertThat(errors.toString()).contains("--rate must be above 0 and at most 1000, was 0.0");
        assertThat(producer.history()).isEmpty();
    }

    private int run(MockProducer<String, SpecificRecord> producer, int events, String... more) {
        clock.pausesLeft = events;
        return execute(
                new ClusterAccess() {
                    @Override
                    public String check(Settings settings, ImportTopics topics) {
                        assertThat(topics.of(Input.PURCHASES)).isEqualTo("shop.orders");
                        return "cluster-1";
                    }

                    @Override
                    public Producer<String, SpecificRecord> producer(Settings settings) {
                        return producer;
                    }
                },
                more);
    }

    private int execute(ClusterAccess cluster, String... more) {
        Stream<String> arguments = Stream.of(
                "--customers=50",
                "--months=1",
                "--data-dir=" + folder.resolve("shop"),
                "--set=topics.signups=shop.signups",
                "--set=topics.purchases=shop.orders",
                "--set=topics.adjustments=shop.adjustments");
        SimulateCommand command = new SimulateCommand(cluster, Map.of(), clock);
        return CommandLines.of(new CommandLine(command), Map.of())
                .setOut(new PrintWriter(new StringWriter(), true))
                .setErr(new PrintWriter(errors, true))
                .execute(Stream.concat(arguments, Arrays.stream(more)).toArray(String[]::new));
    }

    private static MockProducer<String, SpecificRecord> producer() {
        return new MockProducer<>(
                true, new RoundRobinPartitioner(), new StringSerializer(), (topic, value) -> new byte[0]);
    }
}
