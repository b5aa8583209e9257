package io.tideline.local.replay;

import io.tideline.app.ingest.ImportResult;
import io.tideline.config.Settings;
import io.tideline.contract.OutputTopics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** The results of a replay: files in a folder, and a summary. */
public final class ReplayFiles {
    private final Path folder;

    private ReplayFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Results in a folder, which is made if it is not there.
     *
     * @throws IOException if it cannot be made or written to
     */
    public static ReplayFiles in(Path folder) throws IOException {
        Files.createDirectories(folder);
        ReplayFiles files = new ReplayFiles(folder);
        Files.deleteIfExists(files.rejectedRows());
        return files;
    }

    /** Takes rows that could not be read as events; there is no file if there are no such rows. */
    public Path rejectedRows() {
        return folder.resolve("rejected-rows.ndjson");
    }

    /** Writes everything that the pipeline published on a stack, and prints the summary. */
    public void write(Settings settings, ImportResult imported, PrintWriter out) throws IOException {
        Results results = Results.read(settings);
        DeadLetters deadLetters = DeadLetters.read(settings);
        results.write(folder);
        String refused = OutputTopics.DEAD_LETTERS.resultFiles().names().get(0);
        deadLetters.ndjson(folder.resolve(refused));
        Summary summary =
                new Summary(results.of(OutputTopics.KPIS), settings.figures().activityWindowDays(), out);
        summary.print();
        summary.clock().ifPresent(clock -> new TriangleText(results.of(OutputTopics.COHORTS), clock).print(out));
        new RiskText(results.of(OutputTopics.CHURN_RISK), settings.store().timeZone())
                .print(results.of(OutputTopics.MODEL).stream().findFirst(), out);
        summary.refused(refusals(imported, deadLetters));
        out.printf("%nResults in %s: %s, %s%n", folder, results.words(), refused);
        out.flush();
    }

    private SortedMap<String, Long> refusals(ImportResult imported, DeadLetters deadLetters) {
        SortedMap<String, Long> refusals = new TreeMap<>(deadLetters.countByCode());
        long unreadable = imported.counts().rejects();
        if (unreadable > 0) {
            refusals.put("rows that cannot be read, see " + rejectedRows().getFileName(), unreadable);
        }
        return refusals;
    }
}
