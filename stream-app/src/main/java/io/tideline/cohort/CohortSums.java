package io.tideline.cohort;

import io.tideline.delta.MoneyParts;
import java.util.Arrays;

/** The sums of one cohort by index and figure; 56 bytes for each index up to the largest with a point. */
final class CohortSums {
    private static final int GROWTH = 4;

    private long[] sums = {};

    /** Takes a point that is not zero. */
    @FunctionalInterface
    interface Visitor {
        void point(int index, int figure, long amount);
    }

    void add(int index, int figure, long amount) {
        int at = index * CohortMeasures.FIGURES + figure;
        if (at >= sums.length) {
            sums = Arrays.copyOf(sums, (index + GROWTH) * CohortMeasures.FIGURES);
        }
        sums[at] += amount;
    }

    /** What was added to a figure at an index. */
    long on(int index, int figure) {
        int at = index * CohortMeasures.FIGURES + figure;
        return at < sums.length ? sums[at] : 0;
    }

    boolean isZero() {
        return Arrays.stream(sums).allMatch(sum -> sum == 0);
    }

    void forEach(Visitor visitor) {
        for (int at = 0; at < sums.length; at++) {
            if (sums[at] != 0) {
                visitor.point(at / CohortMeasures.FIGURES, at % CohortMeasures.FIGURES, sums[at]);
            }
        }
    }

    /** A reading of one cell after the other, from index 0 on. */
    Reading reading() {
        return new Reading();
    }

    /** The running sums up to a cell. */
    final class Reading {
        private final long[] upTo = new long[CohortMeasures.FIGURES];
        private int next;

        /** Moves on to an index, which must not be before the last one read, and reads it. */
        CohortFigures at(int index) {
            while (next <= index) {
                for (int figure = 0; figure < CohortMeasures.FIGURES; figure++) {
                    upTo[figure] += on(next, figure);
                }
                next++;
            }
            return new CohortFigures(
                    upTo[CohortMeasures.SIZE],
                    on(index, CohortMeasures.BOUNDED_RETAINED),
                    upTo[CohortMeasures.UNBOUNDED_RETAINED],
                    upTo[CohortMeasures.REPEAT_CUSTOMERS],
                    on(index, CohortMeasures.ORDERS),
                    MoneyParts.sum(on(index, CohortMeasures.REVENUE), on(index, CohortMeasures.REVENUE + 1)),
                    MoneyParts.sum(upTo[CohortMeasures.REVENUE], upTo[CohortMeasures.REVENUE + 1]));
        }
    }
}
