package io.tideline.local.replay;

import io.tideline.app.ingest.ImportResult;
import io.tideline.config.Settings;
import io.tideline.retention.ChurnModel;
import io.tideline.retention.ChurnRisk;
import io.tideline.retention.CohortRetention;
import io.tideline.retention.LifecycleChange;
import io.tideline.retention.RetentionKpi;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
        List<CohortRetention> cells = PublishedRows.cohorts(settings).all().stream()
                .sorted(CohortTable.ORDER)
                .toList();
        List<LifecycleChange> lifecycle = PublishedRows.lifecycle(settings);
        RecordFiles.csv(folder.resolve("kpis.csv"), KpiTable.COLUMNS, rows);
        RecordFiles.ndjson(folder.resolve("kpis.ndjson"), rows);
        RecordFiles.csv(folder.resolve("cohorts.csv"), CohortTable.COLUMNS, cells);
        RecordFiles.ndjson(folder.resolve("lifecycle.ndjson"), lifecycle);
        List<ChurnRisk> risks = PublishedRows.risks(settings).all().stream()
                .sorted(RiskTable.BY_VALUE)
                .toList();
        Collection<ChurnModel> models = PublishedRows.models(settings).all();
        RecordFiles.csv(folder.resolve("churn-risk.csv"), RiskTable.COLUMNS, risks);
        Path model = folder.resolve("model.json");
        if (models.isEmpty()) {
            Files.writeString(model, "null\n");
        } else {
            RecordFiles.ndjson(model, models);
        }
        deadLetters.ndjson(folder.resolve("dead-letters.ndjson"));
        Summary summary = new Summary(rows, settings.figures().activityWindowDays(), out);
        summary.print();
        summary.clock().ifPresent(clock -> new TriangleText(cells, clock).print(out));
        new RiskText(risks, settings.store().timeZone()).print(models.stream().findFirst(), out);
        summary.refused(refusals(imported, deadLetters));
        out.printf(
                Locale.ENGLISH,
                "%nResults in %s: kpis.csv and kpis.ndjson (%,d rows), cohorts.csv (%,d cells), lifecycle.ndjson (%,d"
                        + " changes), churn-risk.csv (%,d customers), model.json, dead-letters.ndjson%n",
                folder,
                rows.size(),
                cells.size(),
                lifecycle.size(),
                risks.size());
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
