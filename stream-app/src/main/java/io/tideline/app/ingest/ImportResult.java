package io.tideline.app.ingest;

import io.tideline.app.ingest.row.Reject;
import java.time.Duration;
import java.util.List;

/**
 * The result of an import.
 *
 * @param counts rows by what became of them, those of earlier runs (by checkpoint) included
 * @param resumedRows rows that an earlier run had already done
 * @param firstRejects the first rejects of this run, at most ten
 * @param duration how long this run took
 */
public record ImportResult(ImportCounts counts, long resumedRows, List<Reject> firstRejects, Duration duration) {
    public ImportResult {
        firstRejects = List.copyOf(firstRejects);
    }
}
