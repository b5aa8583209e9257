package io.tideline.kpi;

import java.util.OptionalInt;

/**
 * The distribution of the days between consecutive occasions: the ceil(p n)-th smallest of n gaps.
 *
 * @param count number of gaps
 * @param p25Days nearest-rank quartile; 0 and meaningless if the count is 0, like the others
 * @param p50Days median
 * @param p75Days upper quartile
 * @param p90Days ninth decile
 */
public record GapQuantiles(long count, int p25Days, int p50Days, int p75Days, int p90Days) {
    /** No gaps. */
    public static final GapQuantiles NONE = new GapQuantiles(0, 0, 0, 0, 0);

    /** Reads the quantiles of counts by gap. */
    static GapQuantiles of(long[] countsByGap, long total) {
        if (total == 0) {
            return NONE;
        }
        int[] found = new int[4];
        long[] ranks = {rank(25, total), rank(50, total), rank(75, total), rank(90, total)};
        long seen = 0;
        int next = 0;
        for (int gap = 0; next < ranks.length; gap++) {
            seen += countsByGap[gap];
            while (next < ranks.length && seen >= ranks[next]) {
                found[next++] = gap;
            }
        }
        return new GapQuantiles(total, found[0], found[1], found[2], found[3]);
    }

    private static long rank(int percent, long total) {
        return (percent * total + 99) / 100;
    }

    /** A quantile of this distribution, or empty if there are no gaps. */
    public OptionalInt days(int quantileDays) {
        return count == 0 ? OptionalInt.empty() : OptionalInt.of(quantileDays);
    }
}
