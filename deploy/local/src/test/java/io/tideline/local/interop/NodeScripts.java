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
 * The scripts of a folder in {@code src/test}, which stand on what others wrote: clients of a stack, a browser. They need
 * Node 20 and {@code npm ci} in that folder. Without these the tests that use them are skipped, except in continuous
 * integration (environment variable {@code CI} is {@code true}), where they fail.
 */
public final class NodeScripts {

    /** Clients that others wrote. */
    public static final NodeScripts INTEROP = new NodeScripts("interop", 60);

    /** The live page in a browser. */
    public static final NodeScripts PAGE = new NodeScripts("page", 300);

    private final Path folder;
    private final int timeoutSeconds;

    private NodeScripts(String folder, int timeoutSeconds) {
        this.folder = Path.of("src", "test", folder);
        this.timeoutSeconds = timeoutSeconds;
    }

    /** Skips the test that calls it, or fails it in continuous integration, if the scripts cannot run here. */
    public void require() {
        requirement(nodeStarts(), "node is not on the PATH");
        requirement(
                Files.isDirectory(folder.resolve("node_modules")),
                "the packages are not installed: run `npm ci` in deploy/local/" + folder);
    }

    /** Skips the test that calls it, or fails it in continuous integration, if something else is missing. */
    public static void requirement(boolean met, String otherwise) {
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
    public List<String> run(String script, String... arguments) throws Exception {
        Path output = Files.createTempFile("interop-", ".out");
        Path errors = Files.createTempFile("interop-", ".err");
        try {
            Process process = command(script, arguments)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            boolean ended = process.waitFor(timeoutSeconds, TimeUnit.SECONDS);
            process.destroyForcibly();
            String complaint = Files.readString(errors, StandardCharsets.UTF_8);
            assertTrue(ended, script + " did not end within " + timeoutSeconds + " s: " + complaint);
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
