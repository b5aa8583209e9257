package io.tideline.app.ingest;

import io.tideline.app.ingest.row.ImportException;
import io.tideline.app.ingest.row.InputSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;

/**
 * Brings files of orders into the input topics, in the order of their rows, in constant memory.
 *
 * <p>A row that cannot be expressed in the contract is rejected and the import goes on. Importing a row again changes
 * nothing downstream, so a kill at any moment is harmless: with a checkpoint the next run goes on behind the last rows
 * known to be acknowledged, and at worst sends some again.
 *
 * <p>The order of rows is kept for each customer within a topic as long as the producer is idempotent.
 */
public final class OrderFileImport {
    private final Producer<String, SpecificRecord> producer;
    private final ImportSettings settings;
    private final ImportClock clock;

    /**
     * @param producer stays open and belongs to the caller
     * @param settings how to read, and where rejects and checkpoint are kept
     * @param clock the time to live in
     */
    public OrderFileImport(Producer<String, SpecificRecord> producer, ImportSettings settings, ImportClock clock) {
        this.producer = producer;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Imports all of the sources and returns when everything is acknowledged.
     *
     * @param sources files, or standard input, each with its own header row if it is CSV
     * @param listener takes progress on the calling thread
     * @throws ImportException if a source cannot be read or is not in the format, or an event cannot be sent; what was
     *     sent before stays sent
     */
    public ImportResult run(List<InputSource> sources, ImportProgress.Listener listener) throws ImportException {
        SourceRules.check(sources, settings);
        Optional<CheckpointFile> file = settings.checkpoint().map(CheckpointFile::new);
        Checkpoint start = Checkpoint.start(settings, file.isPresent() ? identities(sources) : List.of());
        if (file.isPresent()) {
            start = file.get().continuing(start).orElse(start);
        }
        try (RejectsFile rejects = new RejectsFile(settings.rejects(), start.rejectsBytes())) {
            ProgressMeter meter = new ProgressMeter(listener, clock, sources);
            EventSender sender = new EventSender(producer, settings.topics(), clock);
            ImportRun run = new ImportRun(
                    settings,
                    sender,
                    rejects,
                    meter,
                    new CheckpointPace(file, start, clock),
                    new RatePacer(settings.rowsPerSecond(), clock));
            ImportTally tally = run.all(sources, start);
            return new ImportResult(tally.counts(), start.counts().rows(), tally.firstRejects(), meter.elapsed());
        }
    }

    private static List<FileIdentity> identities(List<InputSource> sources) throws ImportException {
        List<FileIdentity> identities = new ArrayList<>();
        for (InputSource source : sources) {
            identities.add(FileIdentity.of(source.path().orElseThrow()));
        }
        return identities;
    }
}
