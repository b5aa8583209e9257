package io.tideline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tideline.local.LocalStack;
import io.tideline.local.LocalStackOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of an operator: run is refused, topics and schemas are prepared, run runs, Ctrl-C ends it. */
class RunOnLocalStackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static LocalStack stack;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() {
        stack = LocalStack.start(LocalStackOptions.temporary());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void fromAnEmptyClusterToARunningPipelineThatStopsInOrder() throws Exception {
        assertThat(run("run")).isEqualTo(4);
        assertThat(err.toString().lines().toList())
                .hasSize(21)
                .contains("Topic commerce.purchases does not exist. Create it with: tideline topics apply")
                .anyMatch(line -> line.contains("commerce.purchases-value") && line.endsWith("schemas register"));

        assertThat(run("topics", "apply", "--dry-run")).isZero();
        assertThat(out.toString())
                .endsWith("dry run, nothing is changed: 11 created, 0 altered, 0 as they have to be\n");
        assertThat(run("topics", "apply")).isZero();
        assertThat(out.toString()).endsWith("\n11 created, 0 altered, 0 as they have to be\n");
        assertThat(run("topics", "plan")).isZero();
        assertThat(run("schemas", "check")).isEqualTo(4);
        assertThat(run("schemas", "register")).isZero();
        assertThat(run("schemas", "check")).isZero();
        assertThat(out.toString().lines().toList())
                .hasSize(11)
                .filteredOn(line -> line.contains("FULL_TRANSITIVE"))
                .hasSize(10);

        Process process = process("run");
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive() || log().contains("the pipeline is RUNNING"));
            assertThat(process.isAlive()).as(log()).isTrue();
            assertThat(CtrlC.end(process, PATIENCE)).as(log()).isEqualTo(130);
        } finally {
            process.destroyForcibly();
        }
        assertThat(log()).contains("the pipeline is NOT_RUNNING").doesNotContain("ERROR", "\tat ");
        assertThat(membersOfTheGroup())
                .as("members left, without waiting for their session to end")
                .isZero();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return LocalTideline.commandLine(Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(onTheStack(arguments).toArray(String[]::new));
    }

    private Process process(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LocalTideline.class.getName()));
        command.addAll(onTheStack(arguments));
        return new ProcessBuilder(CtrlC.reaching(command))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("log").toFile())
                .start();
    }

    private List<String> onTheStack(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("-b", stack.bootstrapServers()));
        line.addAll(List.of("--schema-registry-url", stack.registryUrl().toString()));
        line.addAll(List.of(
                "--set",
                "http.listen=127.0.0.1:0",
                "--set",
                "topics.partitions=2",
                "--set",
                "state.dir=" + folder.resolve("state")));
        return line;
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private static int membersOfTheGroup() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            return admin.describeConsumerGroups(List.of("tideline"))
                    .all()
                    .get()
                    .get("tideline")
                    .members()
                    .size();
        }
    }
}
