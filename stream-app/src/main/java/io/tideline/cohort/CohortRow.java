package io.tideline.cohort;

import io.tideline.delta.Cause;
import io.tideline.finality.RowStatus;
import java.util.Set;

/**
 * A published cell, without its key.
 *
 * @param figures the figures
 * @param status how settled they are
 * @param revision 1 for the first row of the key, then 2, ...
 * @param asOf the clock's instant, in milliseconds since 1970
 * @param causes why it changed, if it is corrected
 */
public record CohortRow(CohortFigures figures, RowStatus status, int revision, long asOf, Set<Cause> causes) {

    /** Checks the revision and copies the causes. */
    public CohortRow {
        if (revision < 1) {
            throw new IllegalArgumentException("a revision must be at least 1, was " + revision);
        }
        causes = Set.copyOf(causes);
    }
}
