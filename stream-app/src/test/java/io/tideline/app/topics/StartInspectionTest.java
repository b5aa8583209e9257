package io.tideline.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.app.SilentPort;
import io.tideline.app.command.ExitCode;
import io.tideline.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class StartInspectionTest {

    private static final ContractInspection FAULTLESS = List::of;

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void nobodyListening_isOneSentenceAtOnce() throws IOException {
        int port = SilentPort.another();
        Settings settings = Settings.of(Map.of("bootstrap.servers", "127.0.0.1:" + port));

        StartReport report = new StartInspection(settings, FAULTLESS).run();

        assertThat(report.findings())
                .containsExactly(Finding.unreachable("No broker answers at bootstrap.servers 127.0.0.1:" + port
                        + " within 3 s. Start one, or give the right address."));
        assertThat(report.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(report.inputPartitions()).isEmpty();
    }

    @Test
    void aHostThatDoesNotExist_isOneSentence() {
        Settings settings = Settings.of(Map.of("bootstrap.servers", "no-such-host.invalid:9092"));

        assertThat(new StartInspection(settings, FAULTLESS).run().findings())
                .containsExactly(Finding.unreachable(
                        "No host of bootstrap.servers no-such-host.invalid:9092 has a known address."));
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.SECONDS)
    void listenersThatNeverAnswer_areTwoSentencesWithinSeconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String server = "127.0.0.1:" + silent.getLocalPort();
            Settings settings =
                    Settings.of(Map.of("bootstrap.servers", server, "schema.registry.url", "http://" + server));

            StartReport report = new StartInspection(settings).run();

            assertThat(report.findings())
                    .hasSize(2)
                    .contains(Finding.unreachable("Something listens at " + server
                            + " but gives no answer within 7 s. Check kafka.security.protocol and the broker's"
                            + " advertised.listeners."))
                    .allMatch(finding -> finding.severity() == Finding.Severity.UNREACHABLE)
                    .allMatch(finding -> finding.sentence().contains(server));
        }
    }

    @Test
    void brokerAndRegistry_areReportedTogether() throws IOException {
        String broker = "127.0.0.1:" + SilentPort.another();
        String registry = "http://127.0.0.1:" + SilentPort.another();

        StartReport report = new StartInspection(
                        Settings.of(Map.of("bootstrap.servers", broker, "schema.registry.url", registry)))
                .run();

        assertThat(report.findings())
                .hasSize(2)
                .allMatch(finding -> finding.severity() == Finding.Severity.UNREACHABLE)
                .anyMatch(finding -> finding.sentence().contains(broker))
                .anyMatch(finding -> finding.sentence().contains(registry));
    }
}
