package io.tideline.local.http;

import io.tideline.app.ServedPipeline;
import io.tideline.config.Settings;
import io.tideline.http.HttpSocket;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An instance in a Java process of its own, so that it can be killed the hard way. */
final class ServedProcess implements AutoCloseable {
    private static final String AT = "at ";

    private final Process process;
    private final Path log;

    private ServedProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Runs an instance until it is killed; the arguments are settings, {@code name=value}, after the partitions. */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> given = new TreeMap<>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            int equals = argument.indexOf('=');
            given.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        Settings settings = Settings.of(given);
        HttpSocket socket = HttpSocket.bind(settings.http().listen());
        try (ServedPipeline served = ServedPipeline.start(socket, settings, Integer.parseInt(arguments[0]))) {
            System.out.println(AT + served.url());
            served.pipeline().awaitStop();
        }
        System.exit(1);
    }

    static ServedProcess start(int partitions, Map<String, String> given, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ServedProcess.class.getName(),
                Integer.toString(partitions)));
        given.forEach((name, value) -> command.add(name + "=" + value));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ServedProcess(process, log);
    }

    /** Where it answers, once it has said so. */
    Optional<URI> url() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the instance stopped by itself: " + said());
        }
        return Files.readString(log)
                .lines()
                .filter(line -> line.startsWith(AT))
                .map(line -> URI.create(line.substring(AT.length())))
                .findFirst();
    }

    /** Everything it printed. */
    String said() throws IOException {
        return Files.readString(log);
    }

    /** Kills the process without a warning and waits until it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
