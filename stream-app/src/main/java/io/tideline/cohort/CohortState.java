package io.tideline.cohort;

import io.tideline.finality.PublicationFrontier;

/**
 * How far the cells of a segment are published, and what has changed since. Not thread-safe: the changes are added to.
 *
 * @param published how far
 * @param changes what was added since
 */
public record CohortState(PublicationFrontier published, CohortChanges changes) {

    /** A segment of which nothing is known. */
    public static CohortState unpublished() {
        return new CohortState(PublicationFrontier.NONE, new CohortChanges());
    }

    /** Whether a cell may differ from what is published. */
    public boolean isStale(PublicationFrontier now) {
        return !changes.isEmpty() || timeHasPassed(now);
    }

    /** The earliest day of which a period that ends on it or later must be read again, for time alone. */
    public int firstStaleDay(PublicationFrontier now) {
        if (!timeHasPassed(now)) {
            return now.clockDay() + 1;
        }
        int known = published.finalDay(); // What is final is over, and the clock is never before it.
        return known == Integer.MIN_VALUE ? known : known + 1;
    }

    private boolean timeHasPassed(PublicationFrontier now) {
        return published.clockDay() < now.clockDay() || published.finalDay() < now.finalDay();
    }
}
