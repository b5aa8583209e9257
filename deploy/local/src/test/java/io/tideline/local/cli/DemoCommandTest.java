package io.tideline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer has it: a process that prints the address of a page on which numbers move. */
class DemoCommandTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path EXAMPLE = Path.of("..", "..", "examples", "orders.csv");
    private static final String LAST_MONTH = "v1/kpis?window=rolling-30d&dimension=all&last=1";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void tinyShop_goesLive_itsNumbersMove_andCtrlCEndsIt() throws Exception {
        start("--customers", "300", "--months", "3", "--rate", "40");
        URI page = page();

        awaitLive(page);
        long orders = lastRow(page).get("orders").asLong();
        assertThat(orders).isPositive();
        await().atMost(PATIENCE).until(() -> lastRow(page).get("orders").asLong() > orders + 10);
        assertThat(get(page.resolve("/")).body()).contains("<title>Tideline", "app.js");

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(err()).isEqualTo(130);
        assertThat(err()).contains("Loaded ").doesNotContain("ERROR", "\tat ");
    }

    @Test
    void ownOrders_areShownAsTheyAre_upToTheirLastDay() throws Exception {
        start("--data", EXAMPLE.toString());
        URI page = page();

        awaitLive(page);
        JsonNode status = json(page.resolve("v1/status"));
        await().atMost(PATIENCE).until(() -> lastRow(page)
                .get("endDate")
                .asText()
                .equals(json(page.resolve("v1/status")).get("clockDate").asText()));
        assertThat(status.get("clockMode").asText()).isEqualTo("event");
        assertThat(lastRow(page).get("currency").asText()).isEqualTo("EUR");
    }

    private void start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LocalTideline.class.getName(),
                "demo",
                "--http-port",
                "0"));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private URI page() {
        await().atMost(PATIENCE)
                .until(() -> !process.isAlive()
                        || Files.readString(folder.resolve("out")).contains("schema registry"));
        return lines().filter(line -> line.startsWith("page "))
                .map(line -> URI.create(line.substring("page".length()).strip()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(err()));
    }

    private Stream<String> lines() {
        try {
            return Files.readString(folder.resolve("out")).lines();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String err() {
        try {
            return Files.readString(folder.resolve("err"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitLive(URI page) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        json(page.resolve("v1/status")).get("state").asText().equals("LIVE")
                                && lastRow(page).get("orders").asLong() > 0);
    }

    private JsonNode lastRow(URI page) throws Exception {
        return json(page.resolve(LAST_MONTH)).get("rows").get(0);
    }

    private JsonNode json(URI address) throws Exception {
        return new ObjectMapper().readTree(get(address).body());
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }
}
