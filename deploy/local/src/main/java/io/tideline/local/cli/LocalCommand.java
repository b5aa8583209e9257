package io.tideline.local.cli;

import io.tideline.app.Listening;
import io.tideline.app.ServedPipeline;
import io.tideline.app.command.BuildVersion;
import io.tideline.app.command.Log;
import io.tideline.config.Settings;
import io.tideline.http.HttpSocket;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tideline local}: a broker, a registry and the pipeline in this process, until it is stopped. */
@Command(
        name = "local",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        header = "Runs a broker, a schema registry and the pipeline on this machine until it is stopped.",
        description = {
            "Topics are created and schemas registered. With the ports as they are, the other commands find the stack"
                    + " without any option: tideline import orders.csv",
            "Only programs on this machine reach it. Ctrl-C ends it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:a port or the data folder is in use or cannot be used, or the pipeline stopped by itself",
            "2:the command line or a setting is not valid",
            "130:stopped by Ctrl-C; 143 by SIGTERM"
        })
final class LocalCommand implements Callable<Integer> {
    private static final String ONE_PARTITION = "1";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--broker-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Port of the broker, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int brokerPort;

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Port of the schema registry, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int registryPort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder that keeps everything for the next time (default: a temporary one, deleted at the end).")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--no-pipeline", description = "The broker and the registry only.")
    private boolean withoutPipeline;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting of Tideline; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Override
    public Integer call() throws InterruptedException {
        Log.showProgress();
        Map<String, String> given = new LinkedHashMap<>(set);
        given.putIfAbsent("topics.partitions", ONE_PARTITION);
        Settings settings = Settings.of(given); // Reports mistakes before anything is started.
        LocalStackOptions options = options();
        if (withoutPipeline) {
            try (PreparedStack stack = PreparedStack.start(options, given)) {
                tell(stack);
                new CountDownLatch(1).await();
            }
        }
        try (HttpSocket socket = Listening.at(settings.http().listen());
                PreparedStack stack = PreparedStack.start(options, given)) {
            run(stack, socket);
        }
        return 0;
    }

    private LocalStackOptions options() {
        PortOption.require(spec, "--broker-port", brokerPort);
        PortOption.require(spec, "--registry-port", registryPort);
        return new LocalStackOptions(data, brokerPort, registryPort);
    }

    private void run(PreparedStack stack, HttpSocket socket) throws InterruptedException {
        int partitions = stack.settings().topics().partitions();
        try (ServedPipeline served = ServedPipeline.start(socket, stack.settings(), partitions)) {
            tell(stack);
            spec.commandLine().getOut().println("http             " + served.url());
            spec.commandLine().getOut().flush();
            served.pipeline().awaitStop();
        }
    }

    private void tell(PreparedStack stack) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("broker           " + stack.stack().bootstrapServers());
        out.println("schema registry  " + stack.stack().registryUrl());
        out.println("data             " + stack.stack().dataDirectory() + (data.isEmpty() ? " (until the end)" : ""));
        out.flush();
    }
}
