package io.tideline.local.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The scripts in {@code src/test/interop}, which speak to a stack through clients that others wrote. They need Node 20
 * and {@code npm ci} in that folder. Without these the tests that use them are skipped, except in continuous
 * integration (environment variable {@code CI} is {@code true}), where they fail.
 */
public final class NodeScripts {

    private static final Path FOLDER = Path.of("src", "test", "interop");
    private static final int TIMEOUT_SECONDS = 60;

    private NodeScripts() {}

    /** Skips the test that calls it, or fails it in continuous integration, if the scripts cannot run here. */
    public static void require() {
        requirement(nodeStarts(), "node is not on the PATH");
        requirement(
                Files.isDirectory(FOLDER.resolve("node_modules")),
                "the clients are not installed: run `npm ci` in deploy/local/src/test/interop");
    }

    private static void requirement(boolean met, String otherwise) {
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(met, otherwise);
        }
        assumeTrue(met, otherwise);
    }

    private static boolean nodeStarts() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while looking for node", e);
        }
    }

    /**
     * Runs a script and gives the lines of its standard output.
     *
     * @throws AssertionError with what it wrote to standard error, if it failed, took too long or complained
     */
    public static List<String> run(String script, String... arguments) throws Exception {
        Path output = Files.createTempFile("interop-", ".out");
        Path errors = Files.createTempFile("interop-", ".err");
        try {
            Process process = command(script, arguments)
                    .directory(FOLDER.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            String complaint = Files.readString(errors, StandardCharsets.UTF_8);
            assertTrue(ended, script + " did not end within " + TIMEOUT_SECONDS + " s: " + complaint);
            assertTrue(process.exitValue() == 0 && complaint.isEmpty(), script + " failed: " + complaint);
            return Files.readAllLines(output, StandardCharsets.UTF_8);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static ProcessBuilder command(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
