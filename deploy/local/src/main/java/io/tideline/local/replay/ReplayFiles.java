package io.tideline.local.replay;

import io.tideline.app.intake.ImportResult;
import io.tideline.config.Settings;
import io.tideline.retention.RetentionKpi;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        List<RetentionKpi> rows = PublishedRows.read(settings).all().stream()
                .sorted(RowOrder.BY_WINDOW)
                .toList();
        DeadLetters deadLetters = DeadLetters.read(settings);
        KpiFiles.csv(folder.resolve("kpis.csv"), rows);
        KpiFiles.ndjson(folder.resolve("kpis.ndjson"), rows);
        deadLetters.ndjson(folder.resolve("dead-letters.ndjson"));
        Summary summary = new Summary(rows, settings.figures().activityWindowDays(), out);
        summary.print();
        summary.refused(refusals(imported, deadLetters));
        out.printf("%nResults in %s: kpis.csv and kpis.ndjson (%,d rows), dead-letters.ndjson%n", folder, rows.size());
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
