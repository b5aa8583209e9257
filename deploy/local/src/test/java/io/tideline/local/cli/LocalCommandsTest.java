package io.tideline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong before a broker is started: one sentence and an exit code. */
class LocalCommandsTest {
    private static final Path EXAMPLE = Path.of("..", "..", "examples", "orders.csv");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--zone Europe/Berln   | store.time.zone must be an IANA time zone such as Europe/Berlin, was Europe/Berln",
                "--currency EURO       | store.currency must be an ISO 4217 code such as EUR, was EURO",
                "--set hstory.days=99  | hstory.days (flag) is not a setting; did you mean history.days?",
                "--set history.days=9  | history.days must be at least 30, was 9",
                "--activity-window two | activity.window.days must be a whole number, was two"
            })
    void replayWithAWrongSetting_startsNothing(String options, String sentence) {
        assertThat(run(("replay " + EXAMPLE + " " + options).split(" "))).isEqualTo(2);

        assertThat(err.toString().lines()).containsExactly("tideline: " + sentence);
        assertThat(Path.of("tideline-results")).doesNotExist();
    }

    @Test
    void replayOfAnUnknownDimension_namesTheKnownOnes() {
        assertThat(run("replay", EXAMPLE.toString(), "--dimensions", "chanel")).isEqualTo(2);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("kpi.dimensions must be any of channel, country, category, discount, source")
                .endsWith("was chanel");
    }

    @Test
    void replayOfAMissingFile() {
        Path missing = folder.resolve("none.csv");

        assertThat(run("replay", missing.toString())).isEqualTo(1);

        assertThat(err.toString().lines()).containsExactly("tideline: there is no file " + missing);
    }

    @Test
    void replayOfAFileWithAWrongColumn() throws IOException {
        Path file =
                Files.writeString(folder.resolve("orders.csv"), "event,custmer_id,occurred_at\nsignup,a,2026-01-01\n");

        assertThat(run("replay", file.toString())).isEqualTo(4);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("tideline: orders.csv: unknown column 'custmer_id'")
                .contains("customer_id");
    }

    @Test
    void replayIntoAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("results"), "taken");

        assertThat(run("replay", EXAMPLE.toString(), "--out", file.toString())).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly("tideline: the results cannot be written to " + file + ": it is not a folder");
    }

    @Test
    void localOnAPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run("local", "--broker-port", port, "--registry-port", "0", "--set", "http.listen=127.0.0.1:0"))
                    .isEqualTo(1);

            assertThat(err.toString().lines())
                    .singleElement()
                    .asString()
                    .startsWith("tideline: the broker port " + port + " on 127.0.0.1 is in use");
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void localWithItsHttpPortInUse_startsNoBroker() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();

            assertThat(run("local", "--broker-port", "0", "--registry-port", "0", "--set", "http.listen=" + address))
                    .isEqualTo(1);

            assertThat(err.toString().lines())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "tideline: http.listen must be an address of this machine with a port that is free, was "
                                    + address);
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void localOnAPortThatIsNone() {
        assertThat(run("local", "--registry-port", "65536")).isEqualTo(2);

        assertThat(err.toString().lines())
                .containsExactly(
                        "tideline: --registry-port must be between 0 and 65535, was 65536",
                        "Try: tideline local --help");
    }

    private int run(String... arguments) {
        return LocalTideline.commandLine(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
