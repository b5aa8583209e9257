package io.tideline.app;

import io.tideline.app.command.BuildVersion;
import io.tideline.app.command.ClusterOptions;
import io.tideline.app.command.Log;
import io.tideline.app.topics.Finding;
import io.tideline.app.topics.StartInspection;
import io.tideline.app.topics.StartReport;
import io.tideline.config.Settings;
import io.tideline.http.HttpSocket;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tideline run}: runs the pipeline on a cluster until it is stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        header = "Runs the pipeline on a cluster until it is stopped.",
        description = {
            "Checks broker, topics, registry and schemas first. If something is wrong it does not start, and prints one"
                    + " sentence for each problem on standard error.",
            "",
            "Ctrl-C or SIGTERM shuts it down gracefully: it commits its work and leaves the group, so that another"
                    + " instance takes over at once."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:http.listen cannot be listened on, or the pipeline stopped by itself; the last line says why",
            "2:the command line or a setting is not valid",
            "3:the broker or the schema registry cannot be used",
            "4:topics or schemas are not as they have to be",
            "130:stopped by Ctrl-C; 143 by SIGTERM"
        })
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions options = new ClusterOptions();

    RunCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        Log.showProgress();
        Settings settings = options.settings(environment);
        settings.warnings().forEach(warning -> LOG.warn("{}", warning));
        StartReport report = new StartInspection(settings).run();
        tell(report);
        if (report.canStart()) {
            run(settings, report.inputPartitions().orElseThrow());
        }
        return report.exitCode().code();
    }

    /** Logs the warnings of a process that starts; what keeps it from starting is printed as the last lines instead. */
    private void tell(StartReport report) {
        PrintWriter err = spec.commandLine().getErr();
        for (Finding finding : report.findings()) {
            if (finding.severity() == Finding.Severity.WARNING) {
                LOG.warn("{}", finding.sentence());
            } else {
                err.println(finding.sentence());
            }
        }
        err.flush();
    }

    private static void run(Settings settings, int inputPartitions) throws InterruptedException {
        HttpSocket socket = Listening.at(settings.http().listen());
        LOG.info(
                "tideline {} counts for {} with {} partitions of input; days are those of {}, money is {}",
                BuildVersion.text(),
                settings.connection().applicationId(),
                inputPartitions,
                settings.store().timeZone(),
                settings.store().currency());
        try (ServedPipeline served = ServedPipeline.start(socket, settings, inputPartitions)) {
            LOG.info("figures, metrics and health are at {}", served.url());
            served.pipeline().awaitStop();
        }
    }
}
