package io.tideline.local.cli;

import io.tideline.app.command.BuildVersion;
import io.tideline.app.command.CommandFailure;
import io.tideline.app.command.ErrorText;
import io.tideline.app.command.ExitCode;
import io.tideline.app.ingest.FileOptions;
import io.tideline.app.ingest.ImportClock;
import io.tideline.app.ingest.ImportPlan;
import io.tideline.app.ingest.ImportResult;
import io.tideline.app.ingest.ProgressDisplay;
import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import io.tideline.config.Settings;
import io.tideline.local.LocalStackOptions;
import io.tideline.local.PreparedStack;
import io.tideline.local.replay.Replay;
import io.tideline.local.replay.ReplayFiles;
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

/** {@code tideline replay}: order files to exact figures, with a broker of its own. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        header = "Counts files of orders and writes every figure to files; brings its own broker.",
        description = {
            "Starts a broker and a schema registry on loopback, imports the files, runs the whole pipeline over them,"
                    + " writes kpis.csv, kpis.ndjson, cohorts.csv, lifecycle.ndjson, churn-risk.csv, model.json and"
                    + " dead-letters.ndjson, prints a"
                    + " summary, and leaves nothing running. The clock is the latest event in the files."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is counted; what was rejected is listed",
            "1:a file cannot be read, the results cannot be written, or something failed on the way",
            "2:the command line or a setting is not valid",
            "4:a file is not in the format",
            "130:interrupted by Ctrl-C; nothing is left running, results may be incomplete"
        })
public final class ReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private FileOptions input = new FileOptions();

    @Option(
            names = "--dimensions",
            paramLabel = "LIST",
            description = "Names as in kpi.dimensions (default: channel,discount).")
    private Optional<String> dimensions = Optional.empty();

    @Option(
            names = "--activity-window",
            paramLabel = "DAYS",
            description = "How long an order keeps a customer active (default: 90).")
    private Optional<String> activityWindow = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "tideline-results",
            description = "Folder of the results (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("");

    @Option(names = "--quiet", description = "No progress; the summary only.")
    private boolean quiet;

    @Override
    public Integer call() throws ImportException, InterruptedException {
        Settings.of(settings(Optional.empty())); // Reports mistakes before anything is read or started.
        List<InputSource> sources = input.sources(System.in);
        Map<String, String> given = settings(ImportPlan.look(sources).currency());
        try {
            replay(sources, ReplayFiles.in(out), given);
            return ExitCode.OK.code();
        } catch (IOException unwritable) {
            throw new CommandFailure(
                    ExitCode.RUNTIME,
                    "the results cannot be written to " + out + ": " + ErrorText.reason(unwritable),
                    unwritable);
        }
    }

    private void replay(List<InputSource> sources, ReplayFiles results, Map<String, String> given)
            throws ImportException, IOException, InterruptedException {
        Settings.of(given).warnings().forEach(warning -> note("%s", warning));
        note("Starting a broker and a schema registry ...");
        try (PreparedStack stack = PreparedStack.start(LocalStackOptions.temporary(), given)) {
            Replay replay = new Replay(stack.settings());
            ImportResult imported = bring(replay, sources, results);
            note(
                    "Counting %,d events ...",
                    imported.counts().rows() - imported.counts().rejects());
            replay.process();
            results.write(stack.settings(), imported, spec.commandLine().getOut());
        }
    }

    private ImportResult bring(Replay replay, List<InputSource> sources, ReplayFiles results) throws ImportException {
        PrintWriter progress = quiet
                ? new PrintWriter(PrintWriter.nullWriter())
                : spec.commandLine().getErr();
        ProgressDisplay display = new ProgressDisplay(
                progress, ProgressDisplay.isStandardErrorATerminal(System.getenv()), ImportClock.system());
        try {
            return replay.bring(sources, results.rejectedRows(), display);
        } finally {
            display.clear();
        }
    }

    private void note(String format, Object... values) {
        if (!quiet) {
            spec.commandLine().getErr().printf(format + "%n", values);
            spec.commandLine().getErr().flush();
        }
    }

    /** What is given, on top of what suits a replay: the clock of the events, and no waiting for what is idle. */
    private Map<String, String> settings(Optional<String> currencyOfFile) {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("clock.mode", "event");
        given.put("partition.idle.timeout", "1 s");
        given.put("topics.partitions", "1");
        given.put("outputs", "cohorts,lifecycle,churn-risk"); // No pulse: it is for alerts on what happens now.
        // All topics are there as a whole: read them side by side, by event time, so that little looks late.
        given.put("kafka.max.task.idle.ms", "0");
        dimensions.ifPresent(list -> given.put("kpi.dimensions", list));
        activityWindow.ifPresent(days -> given.put("activity.window.days", days));
        given.putAll(input.settings(currencyOfFile));
        return given;
    }
}
