package io.tideline.monitoring;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs of others that check our files. Where one is missing its tests are skipped, except in continuous integration
 * (environment variable {@code CI} is {@code true}), where they fail.
 */
final class Programs {
    static final Path CHECKS = Path.of("src", "test", "checks");
    private static final int TIMEOUT_SECONDS = 180;

    private Programs() {}

    /** Needs promtool and prometheus, from the Debian package prometheus. */
    static void requirePrometheus() {
        requirement(starts("promtool") && starts("prometheus"), "promtool is not on the PATH: install prometheus");
    }

    /** Needs Node 20 and what {@code npm ci} brings. */
    static void requireChecks() {
        requirement(starts("node"), "node is not on the PATH");
        requirement(
                Files.isDirectory(CHECKS.resolve("node_modules")),
                "the checks are not installed: run `npm ci` in deploy/monitoring/src/test/checks");
    }

    /** How a program ended, and what it wrote. */
    record Outcome(int exitCode, String output) {}

    /** Runs a program to its end. */
    static Outcome run(Path folder, String input, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("tideline-check-", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertTrue(ended, command + " did not end within " + TIMEOUT_SECONDS + " s");
            return new Outcome(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    private static void requirement(boolean met, String otherwise) {
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(met, otherwise);
        }
        assumeTrue(met, otherwise);
    }

    private static boolean starts(String program) {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while looking for " + program, e);
        }
    }
}
