package io.tideline.local.cli;

import io.tideline.app.Listening;
import io.tideline.app.ServedPipeline;
import io.tideline.app.command.BuildVersion;
import io.tideline.app.command.ExitCode;
import io.tideline.app.ingest.ImportClock;
import io.tideline.app.ingest.ImportPlan;
import io.tideline.app.ingest.KafkaClusterAccess;
import io.tideline.app.ingest.ProgressDisplay;
import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import io.tideline.app.simulator.ShopOptions;
import io.tideline.app.simulator.ShopPlan;
import io.tideline.app.simulator.SimulatedShop;
import io.tideline.config.Settings;
import io.tideline.http.HttpSocket;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import io.tideline.local.replay.Replay;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tideline demo}: a shop, its figures and its traffic on one page, until it is stopped. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        header = "Shows a simulated shop, or files of orders, live on a page in the browser.",
        description = {
            "Starts a broker, a schema registry and the pipeline in this process, loads a history of orders, prints the"
                    + " address of the page, and goes on with live traffic until it is stopped.",
            "",
            "The shop is simulated: the same seed gives the same shop. With --data it is yours: the clock is then the"
                    + " latest event in the files, and nothing is added to them.",
            "Only programs on this machine reach it. Ctrl-C ends it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:a port or the data folder is in use or cannot be used, a file cannot be read, or the pipeline stopped by"
                    + " itself",
            "2:the command line or a setting is not valid",
            "4:a file is not in the format",
            "130:stopped by Ctrl-C; 143 by SIGTERM"
        })
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "Orders to show in place of the simulated shop, CSV or NDJSON, plain or gzip; may be repeated.")
    private List<Path> files = List.of();

    @Mixin
    private ShopOptions shop = new ShopOptions();

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "8077",
            description = "Port of the page, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(
            names = "--broker-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the broker, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int brokerPort;

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the schema registry, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int registryPort;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Folder that keeps everything, so that the next demo on it goes on with the same shop (default:"
                            + " a temporary one, deleted at the end).")
    private Optional<Path> dataDirectory = Optional.empty();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting of Tideline; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    private final ImportClock clock = ImportClock.system();

    @Override
    public Integer call() throws ImportException, InterruptedException, IOException {
        LocalStackOptions options = options();
        Settings settings = Settings.of(settings(Optional.empty())); // Reports mistakes before anything is started.
        ShopPlan plan = shop.plan(spec, clock.now(), settings.store().timeZone());
        List<InputSource> sources = files.stream().map(InputSource::file).toList();
        Map<String, String> given = settings(ImportPlan.look(sources).currency());
        note("Starting a broker and a schema registry ...");
        try (HttpSocket socket = Listening.at(settings.http().listen());
                PreparedStack stack = PreparedStack.start(options, given)) {
            if (sources.isEmpty()) {
                simulate(stack, socket, plan);
            } else {
                show(stack, socket, sources);
            }
        }
        return ExitCode.OK.code();
    }

    private LocalStackOptions options() {
        PortOption.require(spec, "--http-port", httpPort);
        PortOption.require(spec, "--broker-port", brokerPort);
        PortOption.require(spec, "--registry-port", registryPort);
        return new LocalStackOptions(dataDirectory, brokerPort, registryPort);
    }

    private void simulate(PreparedStack stack, HttpSocket socket, ShopPlan plan)
            throws ImportException, InterruptedException, IOException {
        var producer = new KafkaClusterAccess().producer(stack.settings());
        try (SimulatedShop simulated =
                SimulatedShop.on(stack.settings(), producer, plan, stack.stack().dataDirectory(), clock)) {
            if (!simulated.hasHistory()) {
                note("Loading the history of a simulated shop, %s to now ...", plan.firstDay());
                ProgressDisplay display = display();
                long events = simulated.sendHistory(display);
                display.clear();
                note("Loaded %,d events; counting them takes a few seconds more.", events);
            }
            try (ServedPipeline served = serve(stack, socket)) {
                simulated.trade(shop.eventsPerSecond(), served.pipeline()::failIfStopped);
            }
        }
    }

    private void show(PreparedStack stack, HttpSocket socket, List<InputSource> sources)
            throws ImportException, InterruptedException {
        Path rejects = stack.stack().dataDirectory().resolve("app-rejected-rows.ndjson");
        ProgressDisplay display = display();
        long rejected = new Replay(stack.settings())
                .bring(sources, rejects, display)
                .counts()
                .rejects();
        display.clear();
        if (rejected > 0) {
            note("%,d rows could not be read, see %s", rejected, rejects);
        }
        try (ServedPipeline served = serve(stack, socket)) {
            served.pipeline().awaitStop();
        }
    }

    private ServedPipeline serve(PreparedStack stack, HttpSocket socket) {
        int partitions = stack.settings().topics().partitions();
        ServedPipeline served = ServedPipeline.start(socket, stack.settings(), partitions);
        PrintWriter out = spec.commandLine().getOut();
        out.println("page             " + served.url() + "/");
        out.println("broker           " + stack.stack().bootstrapServers());
        out.println("schema registry  " + stack.stack().registryUrl());
        out.flush();
        return served;
    }

    private ProgressDisplay display() {
        return new ProgressDisplay(
                spec.commandLine().getErr(), ProgressDisplay.isStandardErrorATerminal(System.getenv()), clock);
    }

    private void note(String format, Object... values) {
        spec.commandLine().getErr().printf(format + "%n", values);
        spec.commandLine().getErr().flush();
    }

    /** What is given, on top of what suits a demo. */
    private Map<String, String> settings(Optional<String> currencyOfFile) {
        Map<String, String> given = new LinkedHashMap<>();
        boolean isSimulated = files.isEmpty();
        given.put("clock.mode", isSimulated ? "live" : "event");
        given.put("store.time.zone", isSimulated ? "Europe/Berlin" : "UTC");
        given.put("store.currency", currencyOfFile.orElse("EUR"));
        given.put("topics.partitions", "1");
        given.put("partition.idle.timeout", "5 s");
        // The history is there as a whole: read its topics side by side, by event time, so that little looks late.
        given.put("kafka.max.task.idle.ms", "0");
        given.put("http.listen", "127.0.0.1:" + httpPort);
        given.putAll(set);
        return given;
    }
}
