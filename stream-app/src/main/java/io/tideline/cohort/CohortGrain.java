package io.tideline.cohort;

/** The length of cohorts and of the periods after them; the position is part of stored bytes. */
public enum CohortGrain {
    /** Weeks of the store's calendar, for two years. */
    WEEK("week", 104),
    /** Calendar months, for three years. */
    MONTH("month", 36);

    private final String id;
    private final int lastIndex;

    CohortGrain(String id, int lastIndex) {
        this.id = id;
        this.lastIndex = lastIndex;
    }

    /** The name in keys and files. */
    public String id() {
        return id;
    }

    /** The largest k for which there are cells; the cohort's own period is 0. */
    public int lastIndex() {
        return lastIndex;
    }
}
