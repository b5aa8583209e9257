package io.tideline.risk.counts;

import io.tideline.risk.spend.SpendSample;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of customers by repeat occasions and mean repeat spend, which is all that a fit of Gamma-Gamma needs. Means are in
 * steps of 1.6 per cent.
 *
 * <p>Counts are whole numbers, so that adding and subtracting commute without rounding. The steps move a fitted parameter by
 * less than a hundredth of its standard error. Not safe for use by several threads.
 */
public final class SpendCounts {
    /** The step of all means below a few thousandths. */
    static final int MIN_STEP = -512;
    /** The step of all means above some ten billions. */
    static final int MAX_STEP = 1535;

    private static final double STEPS_PER_E_FOLD = 64;

    private final Map<Key, Long> counts = new HashMap<>();

    /**
     * Adds a number of customers, which may be negative; those without a repeat or with a mean of 0 or less are left out.
     *
     * @param repeats the number of occasions that the mean is of
     * @param meanSpend their mean spend in units of money
     * @param count customers, of either sign
     */
    public void add(int repeats, double meanSpend, long count) {
        if (repeats > 0 && meanSpend > 0) {
            addStep(repeats, step(meanSpend), count);
        }
    }

    /** The step of a mean above 0, which must be the same on every machine, because steps are stored. */
    static int step(double meanSpend) {
        double step = StrictMath.floor(StrictMath.log(meanSpend) * STEPS_PER_E_FOLD);
        return (int) Math.max(MIN_STEP, Math.min(MAX_STEP, step));
    }

    /** Adds a number of customers to a cell and returns its count afterwards. */
    long addStep(int repeats, int step, long count) {
        Key key = new Key(repeats, step);
        long after = counts.merge(key, count, Long::sum);
        if (after == 0) {
            counts.remove(key);
        }
        return after;
    }

    /** The number of cells in use. */
    public int cells() {
        return counts.size();
    }

    /** The mean spends with their weights, in a fixed order. */
    public SpendSample sample() {
        SpendSample sample = new SpendSample();
        new TreeMap<>(counts)
                .forEach((key, count) ->
                        sample.add(key.repeats, Math.exp((key.step + 0.5) / STEPS_PER_E_FOLD), (double) count));
        return sample;
    }

    /** A copy of the counts. */
    SpendCounts copy() {
        SpendCounts copy = new SpendCounts();
        copy.counts.putAll(counts);
        return copy;
    }

    private record Key(int repeats, int step) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byRepeats = Integer.compare(repeats, other.repeats);
            return byRepeats != 0 ? byRepeats : Integer.compare(step, other.step);
        }
    }
}
