package io.tideline.cohort;

import io.tideline.delta.Cause;
import io.tideline.delta.MeasureRange;
import java.util.Optional;

/**
 * The numbers of the stored measures of cohorts. They are part of stored bytes: new figures, grains and kinds go to the
 * end. A point's day is the first day of the cohort's own period; the number says the rest:
 *
 * <pre>
 *   measure = 2^20 + kind * 2^16 + grain * 2^12 + index * 2^4 + figure
 *   kind    0 FIRST_ORDER, 1 SIGNUP          (4 bits)
 *   grain   0 week, 1 month                  (4 bits)
 *   index   k, from 0 to 104 or 36           (8 bits)
 *   figure  as below, or 8 + a cause         (4 bits)
 * </pre>
 *
 * All are in {@link MeasureRange#COHORT}.
 */
public final class CohortMeasures {
    /** Members; a point at index 0. */
    static final int SIZE = 0;

    /** Members with an occasion in the period; a point for each such period. */
    static final int BOUNDED_RETAINED = 1;

    /** Members with an occasion in the period or later; as differences, so that cells are running sums. */
    static final int UNBOUNDED_RETAINED = 2;

    /** Members with two occasions by the end of the period; a point where it became so, cells are running sums. */
    static final int REPEAT_CUSTOMERS = 3;

    /** Orders in the period. */
    static final int ORDERS = 4;

    /** Revenue in the period, in two measures: see {@link io.tideline.delta.MoneyParts}. */
    static final int REVENUE = 5;

    /** How many figures there are, the second part of money included. */
    static final int FIGURES = 7;

    /** Figures from this one on count, for each cell, the points that changed it for a cause. */
    private static final int CAUSES = Cause.FIGURE;

    private static final int BASE = MeasureRange.COHORT.first();
    private static final int FIGURE_BITS = 4;
    private static final int INDEX_BITS = 8;
    private static final int GRAIN_BITS = 4;
    private static final int KIND_BITS = 4;
    private static final int GRAIN_SHIFT = FIGURE_BITS + INDEX_BITS;
    private static final int KIND_SHIFT = GRAIN_SHIFT + GRAIN_BITS;

    private CohortMeasures() {}

    /** Whether a measure is one of a cohort. */
    public static boolean isCohort(int measure) {
        return MeasureRange.COHORT.contains(measure);
    }

    /**
     * The number that all figures of one cell share: the measure without its figure. With the day it names what is
     * stored together, a handful of numbers, so that an order writes a few small entries and not its whole cohorts.
     */
    public static int cell(int measure) {
        return measure - figure(measure);
    }

    /** The measure that counts what changed the cell of a measure for a cause. */
    public static int cause(int measure, Cause cause) {
        return cause.measureInCellOf(measure);
    }

    /** The cause that a measure counts; empty if it is a figure. */
    static Optional<Cause> causeOf(int measure) {
        int figure = figure(measure);
        return figure < CAUSES ? Optional.empty() : Optional.of(Cause.values()[figure - CAUSES]);
    }

    /** Whether a measure of a cohort counts causes. */
    public static boolean isCause(int measure) {
        return figure(measure) >= CAUSES;
    }

    static int of(CohortKind kind, CohortGrain grain, int index, int figure) {
        return BASE
                + (kind.ordinal() << KIND_SHIFT)
                + (grain.ordinal() << GRAIN_SHIFT)
                + (index << FIGURE_BITS)
                + figure;
    }

    /** The cohort of a point. */
    static Cohort cohort(int day, int measure) {
        if (!isCohort(measure)) {
            throw new IllegalArgumentException("a measure of a cohort must be from " + BASE + " to "
                    + (MeasureRange.COHORT.end() - 1) + ", was " + measure);
        }
        return new Cohort(
                CohortKind.values()[bits(measure, KIND_SHIFT, KIND_BITS)],
                CohortGrain.values()[bits(measure, GRAIN_SHIFT, GRAIN_BITS)],
                day);
    }

    static int index(int measure) {
        return bits(measure, FIGURE_BITS, INDEX_BITS);
    }

    static int figure(int measure) {
        return bits(measure, 0, FIGURE_BITS);
    }

    private static int bits(int measure, int shift, int width) {
        return (measure >>> shift) & ((1 << width) - 1);
    }
}
