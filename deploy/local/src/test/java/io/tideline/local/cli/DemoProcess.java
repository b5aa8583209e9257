package io.tideline.local.cli;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A demo as a newcomer has it: a process that prints the address of its page. */
final class DemoProcess implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String LAST_MONTH = "v1/kpis?window=rolling-30d&dimension=all&last=1";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path out;
    private final Path err;

    private DemoProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a demo on free ports; what it prints is kept in the folder. */
    static DemoProcess start(Path folder, String... arguments) throws IOException, InterruptedException {
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
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(CtrlC.reaching(command))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new DemoProcess(process, out, err);
    }

    /** The address that it prints, ending with a slash. */
    URI page() {
        await().atMost(PATIENCE).until(() -> !process.isAlive() || read(out).contains("schema registry"));
        return read(out)
                .lines()
                .filter(line -> line.startsWith("page "))
                .map(line -> URI.create(line.substring("page".length()).strip()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(errors()));
    }

    /** Waits until everything that was loaded is counted. */
    void awaitLive() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> json("v1/status").get("state").asText().equals("LIVE") && orders() > 0);
    }

    /** Orders of the last thirty days. */
    long orders() {
        return lastRow().get("orders").asLong();
    }

    /** The latest row of everybody over thirty days. */
    JsonNode lastRow() {
        return json(LAST_MONTH).get("rows").get(0);
    }

    JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(text(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String text(String path) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(page().resolve(path)).timeout(PATIENCE).build();
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }

    /** Ends it as Ctrl-C does, and gives its exit code. */
    int interrupt() throws Exception {
        return CtrlC.end(process, PATIENCE);
    }

    /** What it wrote to standard error. */
    String errors() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
