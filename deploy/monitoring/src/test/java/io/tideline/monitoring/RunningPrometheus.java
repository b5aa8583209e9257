package io.tideline.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Prometheus on loopback that scrapes one process every second and evaluates our rules. */
final class RunningPrometheus implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final int port;

    private RunningPrometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it; returns before it answers.
     *
     * @param folder empty, for its configuration and its data
     * @param target host and port of the process to scrape
     */
    static RunningPrometheus start(Path folder, String target) throws IOException {
        for (String rules : List.of("recording.yml", "alerts.yml")) {
            String text = Files.readString(
                    DeployFolder.DEPLOY.resolve("prometheus/rules").resolve(rules));
            Files.writeString(folder.resolve(rules), text.replaceAll("(?m)^( +interval: ).*$", "$11s"));
        }
        Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: [recording.yml, alerts.yml]
                scrape_configs:
                  - job_name: tideline
                    static_configs: [{targets: ["%s"]}]
                """.formatted(target));
        int port = freePort();
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=data",
                        "--web.listen-address=127.0.0.1:" + port)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        return new RunningPrometheus(process, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Whether it has read its configuration and answers. */
    boolean isReady() throws InterruptedException {
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (IOException e) {
            return false; // it does not listen yet
        }
    }

    /** What it answers to a query: the status and the result. */
    JsonNode ask(String expression) throws IOException, InterruptedException {
        String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return JSON.readTree(get("/api/v1/query?query=" + query).body());
    }

    /** How many series a query finds; fails if the query does. */
    int count(String expression) throws IOException, InterruptedException {
        JsonNode answer = ask(expression);
        if (!"success".equals(answer.path("status").asText())) {
            throw new AssertionError(expression + " failed: " + answer);
        }
        return answer.path("data").path("result").size();
    }

    /** All rules with their health. */
    JsonNode rules() throws IOException, InterruptedException {
        return JSON.readTree(get("/api/v1/rules").body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
