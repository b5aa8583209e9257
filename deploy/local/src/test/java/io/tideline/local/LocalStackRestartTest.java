package io.tideline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What survives a stack, however it ended. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LocalStackRestartTest {

    private static final String TOPIC = "orders";

    @TempDir
    Path directory;

    @Test
    void keptFolder_keepsClusterRecordsOffsetsAndSchemas() throws Exception {
        String clusterId;
        try (LocalStack first = LocalStack.start(LocalStackOptions.keptIn(directory))) {
            clusterId = first.clusterId();
            Records.createTopic(first.bootstrapServers(), TOPIC);
            Records.produce(first.bootstrapServers(), TOPIC, Instant.EPOCH, "before");
            assertThat(Records.consume(first.bootstrapServers(), "g", TOPIC)).containsExactly("before");
            register(first.registryUrl());
        }
        try (LocalStack second = LocalStack.start(LocalStackOptions.keptIn(directory))) {
            assertThat(second.clusterId()).isEqualTo(clusterId);
            Records.produce(second.bootstrapServers(), TOPIC, Instant.EPOCH, "after");
            assertThat(Records.consume(second.bootstrapServers(), "g", TOPIC)).containsExactly("after");
            assertThat(Records.consume(second.bootstrapServers(), "fresh", TOPIC))
                    .containsExactly("before", "after");
            assertThat(schema(second.registryUrl(), 1)).isEqualTo("\"string\"");
        }
    }

    @Test
    void killedStack_losesNothingThatWasAnswered() throws Exception {
        Process process = stackInItsOwnProcess(directory.toString(), ProcessBuilder.Redirect.INHERIT);
        try (BufferedReader output = outputOf(process)) {
            String bootstrapServers = output.readLine();
            URI registry = URI.create(output.readLine());
            Records.createTopic(bootstrapServers, TOPIC);
            Records.produce(bootstrapServers, TOPIC, Instant.EPOCH, "before");
            register(registry);
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (LocalStack second = LocalStack.start(LocalStackOptions.keptIn(directory))) {
            assertThat(Records.consume(second.bootstrapServers(), "g", TOPIC)).containsExactly("before");
            assertThat(schema(second.registryUrl(), 1)).isEqualTo("\"string\"");
        }
    }

    @Test
    void interruptedProcess_deletesItsTemporaryFolder_andSaysNothing() throws Exception {
        Path errors = directory.resolve("stderr");
        Process process = stackInItsOwnProcess("", ProcessBuilder.Redirect.to(errors.toFile()));
        try (BufferedReader output = outputOf(process)) {
            output.readLine();
            output.readLine();
            Path folder = Path.of(output.readLine());
            assertThat(folder).isDirectory();

            process.destroy();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(folder).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(errors)).isEmpty();
    }

    /** The program of the processes that these tests start: a stack that prints where it is and waits for its end. */
    static final class StackProgram {

        private StackProgram() {}

        public static void main(String[] arguments) throws Exception {
            LocalStackOptions options = arguments[0].isEmpty()
                    ? LocalStackOptions.temporary()
                    : LocalStackOptions.keptIn(Path.of(arguments[0]));
            LocalStack stack = LocalStack.start(options);
            stack.closeAtExit();
            System.out.println(stack.bootstrapServers());
            System.out.println(stack.registryUrl());
            System.out.println(stack.dataDirectory());
            Thread.currentThread().join();
        }
    }

    private static Process stackInItsOwnProcess(String folder, ProcessBuilder.Redirect errors) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder =
                new ProcessBuilder(java.toString(), "-cp", classPath, StackProgram.class.getName(), folder);
        return builder.redirectError(errors).start();
    }

    private static BufferedReader outputOf(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void register(URI registry) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(registry.resolve("/subjects/s/versions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"schema\":\"\\\"string\\\"\"}"))
                .build();
        assertThat(send(request).statusCode()).isEqualTo(200);
    }

    private static String schema(URI registry, int id) throws Exception {
        return send(HttpRequest.newBuilder(registry.resolve("/schemas/ids/" + id + "/schema"))
                        .build())
                .body();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
