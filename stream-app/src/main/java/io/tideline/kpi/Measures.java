package io.tideline.kpi;

import io.tideline.delta.MeasureRange;
import java.util.Arrays;

/**
 * The numbers of the stored measures of KPIs. They are part of stored bytes, so no number ever gets another meaning:
 *
 * <pre>
 * number := 0 .. 17                the oldest measures of a day, as {@link Measure} has them
 *         | 18 + 5 window + kind   the oldest measures of each window: pairs, triples, first pairs, reactivated, lapsed
 *         | 58 .. 1023             later measures: each takes the next free number, money the next two, a measure of
 *                                  each window the next eight, in the order of the windows
 *         | 1024 + days            gaps of so many days between occasions
 * window := position in {@link io.tideline.calendar.Window#all}, 0 to 7
 * </pre>
 *
 * All are in {@link MeasureRange#KPI}; a gap of a thousand years fits twice.
 */
public final class Measures {
    /** Upper bounds, in days, of the time to the second occasion, one for each measure from the first on. */
    static final int[] REORDER_DAYS = {30, 60, 90, 180, 365};

    private static final int REORDERED = Measure.REORDERED_30.number();

    /** How many measures are kept for each day, gaps not counted. */
    public static final int DENSE = Arrays.stream(Measure.values())
            .mapToInt(measure -> measure.numbers().end())
            .max()
            .orElseThrow();

    /** The measure of a gap of n days is this plus n. */
    public static final int GAP = 1 << 10;

    private Measures() {}

    /** Whether a measure is one of the KPIs; other families of figures have theirs above. */
    public static boolean isKpi(int measure) {
        return MeasureRange.KPI.contains(measure);
    }

    /** Whether a measure is kept in the dense vector of a day. */
    public static boolean isDense(int measure) {
        return measure < DENSE;
    }

    /**
     * The days of the gap that a measure counts.
     *
     * @throws IllegalArgumentException if no measure has that number yet
     */
    static int gapDays(int measure) {
        if (measure < GAP) {
            throw new IllegalArgumentException("a measure of KPIs must be below " + DENSE + " or at least " + GAP
                    + ", was " + measure + ", which a newer version may have written");
        }
        return measure - GAP;
    }

    /**
     * The first day whose rows a point can change: its own, but somebody who came back within n days is first counted
     * on the first day plus n.
     */
    static int firstCountedOn(int day, int measure) {
        int bucket = measure - REORDERED;
        return bucket >= 0 && bucket < REORDER_DAYS.length ? day + REORDER_DAYS[bucket] : day;
    }
}
