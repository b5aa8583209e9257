package io.tideline.app.ingest;

import io.tideline.app.command.BuildVersion;
import io.tideline.app.command.ClusterOptions;
import io.tideline.app.command.ExitCode;
import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import io.tideline.config.Settings;
import io.tideline.config.StoreSettings;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tideline import}: brings order files into the input topics of any cluster. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        header = "Brings files of orders into the input topics of a cluster.",
        description = {
            "Reads CSV (header row, columns in any order) and NDJSON, plain or gzip; the content tells which.",
            "Importing the same rows again changes nothing.",
            "",
            "A row that cannot be read is rejected, all others are imported; the exit code is then 4. What the"
                    + " pipeline refuses (a negative total, a day in the future) goes to its dead letters instead."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is imported and acknowledged",
            "1:the import failed; the rows before the failure are imported",
            "2:the command or a setting is not valid",
            "3:the broker or the schema registry does not answer",
            "4:rows were rejected, all others are imported; or a file is not in the format, or a topic is missing",
            "130:interrupted; the rows before are imported, --checkpoint continues behind them"
        })
public final class ImportCommand implements Callable<Integer> {
    private final ClusterAccess cluster;
    private final Map<String, String> environment;
    private final InputStream standardInput;
    private final ImportClock clock;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files to import, in this order; - is standard input.")
    private List<String> files = List.of();

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Store zone, of times without offset and of plain dates; such as Europe/Berlin.")
    private Optional<String> zone = Optional.empty();

    @Option(names = "--currency", paramLabel = "CODE", description = "Currency of purchases that name none.")
    private Optional<String> currency = Optional.empty();

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "The file for rejected rows, as NDJSON (default: ${DEFAULT-VALUE}).",
            defaultValue = "import-rejects.ndjson")
    private Path rejects = Path.of("import-rejects.ndjson");

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "A file that keeps what is acknowledged, so that the same command continues after an interruption.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(names = "--rate-limit", paramLabel = "ROWS", description = "The most rows sent in a second.")
    private Optional<Integer> rateLimit = Optional.empty();

    @Option(names = "--quiet", description = "No progress on standard error.")
    private boolean quiet;

    @Option(names = "--json", description = "The summary as one JSON object.")
    private boolean json;

    /** Makes the command as the command line uses it. */
    public ImportCommand() {
        this(new KafkaClusterAccess(), System.getenv(), System.in, ImportClock.system());
    }

    /**
     * Makes the command with other dependencies.
     *
     * @param cluster access to the cluster
     * @param environment the variables that give settings
     * @param standardInput the input that {@code -} names
     * @param clock the time of the import
     */
    public ImportCommand(
            ClusterAccess cluster, Map<String, String> environment, InputStream standardInput, ImportClock clock) {
        this.cluster = cluster;
        this.environment = Map.copyOf(environment);
        this.standardInput = standardInput;
        this.clock = clock;
    }

    @Override
    public Integer call() throws ImportException {
        Settings settings = clusterOptions.settings(environment, flags());
        ImportResult result = run(settings, spec.commandLine().getErr());
        new ImportSummary(result, rejects).print(spec.commandLine().getOut(), json);
        return (result.counts().rejects() == 0 ? ExitCode.OK : ExitCode.VIOLATION).code();
    }

    private ImportResult run(Settings settings, PrintWriter errors) throws ImportException {
        List<InputSource> sources = files.stream()
                .map(file -> InputSource.named(file, standardInput))
                .toList();
        ImportTopics topics = ImportTopics.of(settings.topics());
        ImportSettings reading = reading(settings, topics);
        SourceRules.check(sources, reading);
        ProgressDisplay display =
                new ProgressDisplay(errors, ProgressDisplay.isStandardErrorATerminal(environment), clock);
        String clusterId = cluster.check(settings, topics);
        Optional<ImportSettings> resumable = checkpoint.map(file -> reading.withCheckpoint(file, clusterId));
        try (Producer<String, SpecificRecord> producer = cluster.producer(settings)) {
            return new OrderFileImport(producer, resumable.orElse(reading), clock)
                    .run(sources, quiet ? ImportProgress.Listener.NONE : display);
        } finally {
            if (!quiet) {
                display.clear();
            }
        }
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        zone.ifPresent(value -> flags.put(StoreSettings.TIME_ZONE.name(), value));
        currency.ifPresent(value -> flags.put(StoreSettings.CURRENCY.name(), value));
        return flags;
    }

    private ImportSettings reading(Settings settings, ImportTopics topics) {
        ImportSettings reading = ImportSettings.of(
                        settings.store().timeZone(), settings.store().currency(), topics)
                .withRejects(rejects);
        if (rateLimit.isPresent() && rateLimit.get() < 1) {
            throw new ParameterException(spec.commandLine(), "--rate-limit must be at least 1, was " + rateLimit.get());
        }
        ImportSettings paced = rateLimit.map(reading::withRateLimit).orElse(reading);
        return checkpoint.map(file -> paced.withCheckpoint(file, "")).orElse(paced);
    }
}
