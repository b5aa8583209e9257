package io.tideline.delta;

/**
 * The ranges of numbers that each family of figures has its measures in, and how a family counts causes. They are part of
 * stored bytes: a new family takes a range that is free.
 *
 * <pre>
 * KPI      0     to 2^20 - 1
 * COHORT   2^20  to 2^21 - 1
 *          2^22  to 2^23 - 1    bundles, inside the {@link Combiner} only
 * MODEL    2^24  to 2^27 - 1
 * CAUSE    2^27  to 2^28 - 1    causes of KPIs, by day
 * </pre>
 */
public enum MeasureRange {
    /** Figures of rows. */
    KPI(0, 1 << 20),
    /** Figures of cohort cells. */
    COHORT(1 << 20, 1 << 21),
    /** Points that come together; these never leave the combiner. */
    BUNDLE(1 << 22, 1 << 23),
    /** Counts that the model is fitted to. */
    MODEL(1 << 24, 1 << 27),
    /** Events that changed the rows of a day, by their cause. */
    CAUSE(1 << 27, 1 << 28);

    private final int first;
    private final int end;

    MeasureRange(int first, int end) {
        this.first = first;
        this.end = end;
    }

    /** The first number of the range. */
    public int first() {
        return first;
    }

    /** The first number behind the range. */
    public int end() {
        return end;
    }

    /** Whether a measure is in the range. */
    public boolean contains(int measure) {
        return measure >= first && measure < end;
    }
}
