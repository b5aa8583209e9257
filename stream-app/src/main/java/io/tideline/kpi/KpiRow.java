package io.tideline.kpi;

import io.tideline.delta.Cause;
import io.tideline.finality.RowStatus;
import java.util.Set;

/**
 * A published row, without its key.
 *
 * @param start first day of the window
 * @param end last day that is counted; while a period runs, the clock's day
 * @param counts the figures
 * @param status how settled it is
 * @param revision 1 for the first row of the key, then 2, ...
 * @param asOf the clock's instant, in milliseconds since 1970
 * @param causes why it changed, if it is corrected
 */
public record KpiRow(
        int start, int end, KpiCounts counts, RowStatus status, int revision, long asOf, Set<Cause> causes) {

    /** Checks the revision and copies the causes. */
    public KpiRow {
        if (revision < 1) {
            throw new IllegalArgumentException("a revision must be at least 1, was " + revision);
        }
        causes = Set.copyOf(causes);
    }
}
