package io.tideline.monitoring;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The demo as a newcomer starts it: broker, registry, simulated shop, pipeline and metrics in one process. */
final class RunningDemo implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path folder;

    private RunningDemo(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Starts it on free ports; what it prints is kept in the folder. */
    static RunningDemo start(Path folder) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.tideline.local.cli.LocalTideline",
                "demo",
                "--http-port",
                "0",
                "--customers",
                "3000",
                "--rate",
                "20");
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("demo.out").toFile())
                .redirectError(folder.resolve("demo.err").toFile())
                .start();
        return new RunningDemo(process, folder);
    }

    /** Host and port of its metrics, once its history is counted. */
    String awaitLive() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> !process.isAlive() || isLive());
        return address();
    }

    private boolean isLive() throws IOException, InterruptedException {
        HttpRequest status = HttpRequest.newBuilder(URI.create("http://" + address() + "/v1/status"))
                .build();
        return client.send(status, HttpResponse.BodyHandlers.ofString()).body().contains("\"LIVE\"");
    }

    private String address() {
        return read("demo.out")
                .lines()
                .filter(line -> line.startsWith("page "))
                .map(line -> URI.create(line.substring("page".length()).strip()).getAuthority())
                .findFirst()
                .orElseThrow(() -> new AssertionError(read("demo.err")));
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
