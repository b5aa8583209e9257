package io.tideline.local.pipeline;

import io.tideline.app.Pipeline;
import io.tideline.config.Settings;
import io.tideline.stream.Blueprint;
import io.tideline.stream.Observer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A pipeline in a Java process of its own, so that it can be killed the hard way. */
final class PipelineProcess implements AutoCloseable {
    private final Process process;
    private final Path log;

    private PipelineProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Runs a pipeline until it is killed; the arguments are settings, {@code name=value}, after the number of partitions. */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> given = new TreeMap<>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            int equals = argument.indexOf('=');
            given.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        int partitions = Integer.parseInt(arguments[0]);
        try (Pipeline pipeline = Pipeline.start(new Blueprint(Settings.of(given), partitions, Observer.NONE))) {
            pipeline.awaitStop();
        }
        // A pipeline that stops by itself is a failure that the test must see as such.
        System.exit(1);
    }

    /**
     * Starts a process.
     *
     * @param given all settings
     * @param log takes what it says
     */
    static PipelineProcess start(int partitions, Map<String, String> given, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                // Short lives spend most of their time on compiling what they run a few times.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PipelineProcess.class.getName(),
                Integer.toString(partitions)));
        given.forEach((name, value) -> command.add(name + "=" + value));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new PipelineProcess(process, log);
    }

    /** Fails with what the process said if it is not running. */
    void checkAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the pipeline stopped by itself: " + said());
        }
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** Kills the process without a warning and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
