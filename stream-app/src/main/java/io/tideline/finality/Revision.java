package io.tideline.finality;

import io.tideline.delta.Cause;
import java.util.Set;

/**
 * What every published row says about itself beside its figures.
 *
 * @param status how settled the row is
 * @param number 1 for the first row of a key, then 2, ...
 * @param asOf the clock's instant when it was published, in milliseconds since 1970
 * @param causes why the row changed, if it is corrected
 */
public record Revision(RowStatus status, int number, long asOf, Set<Cause> causes) {

    /** Checks the number and copies the causes. */
    public Revision {
        if (number < 1) {
            throw new IllegalArgumentException("a revision must be at least 1, was " + number);
        }
        causes = Set.copyOf(causes);
    }
}
