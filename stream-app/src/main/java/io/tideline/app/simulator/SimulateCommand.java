package io.tideline.app.simulator;

import io.tideline.app.command.BuildVersion;
import io.tideline.app.command.ClusterOptions;
import io.tideline.app.command.ExitCode;
import io.tideline.app.ingest.ClusterAccess;
import io.tideline.app.ingest.ImportClock;
import io.tideline.app.ingest.ImportTopics;
import io.tideline.app.ingest.ProgressDisplay;
import io.tideline.app.ingest.row.ImportException;
import io.tideline.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tideline simulate}: sends the events of a simulated shop to a cluster until it is stopped. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        header = "Sends the orders of a simulated shop to a cluster, its history first, until it is stopped.",
        description = {
            "The same seed gives the same shop. Ctrl-C ends it; the next run with the same folder continues its shop."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:sending failed, or the folder cannot be used",
            "2:the command line or a setting is not valid",
            "3:the broker or the schema registry does not answer",
            "4:a topic is missing",
            "130:stopped by Ctrl-C; 143 by SIGTERM"
        })
public final class SimulateCommand implements Callable<Integer> {
    private final ClusterAccess cluster;
    private final Map<String, String> environment;
    private final ImportClock clock;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Mixin
    private ShopOptions shop = new ShopOptions();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "simulated-shop",
            description = "Folder that remembers the shop and how far it has come (default: ${DEFAULT-VALUE}).")
    private Path dataDirectory = Path.of("simulated-shop");

    /**
     * Makes the command with other dependencies.
     *
     * @param cluster access to the cluster
     * @param environment the variables that give settings
     * @param clock the time of the command
     */
    public SimulateCommand(ClusterAccess cluster, Map<String, String> environment, ImportClock clock) {
        this.cluster = cluster;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    @Override
    public Integer call() throws ImportException, InterruptedException, IOException {
        Settings settings = clusterOptions.settings(environment);
        ShopPlan plan = shop.plan(spec, clock.now(), settings.store().timeZone());
        cluster.check(settings, ImportTopics.of(settings.topics()));
        try (SimulatedShop simulated =
                SimulatedShop.on(settings, cluster.producer(settings), plan, dataDirectory, clock)) {
            if (!simulated.hasHistory()) {
                note("Sending the history of a simulated shop, %s to now ...", plan.firstDay());
                ProgressDisplay display = new ProgressDisplay(
                        spec.commandLine().getErr(), ProgressDisplay.isStandardErrorATerminal(environment), clock);
                long events = simulated.sendHistory(display);
                display.clear();
                note("Sent %,d events.", events);
            }
            note("Sending live traffic until it is stopped.");
            simulated.trade(shop.eventsPerSecond(), () -> {});
        }
        return ExitCode.OK.code();
    }

    private void note(String format, Object... values) {
        spec.commandLine().getErr().printf(format + "%n", values);
        spec.commandLine().getErr().flush();
    }
}
