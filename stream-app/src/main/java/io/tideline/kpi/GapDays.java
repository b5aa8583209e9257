package io.tideline.kpi;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Counts of gaps, in days, by the day on which the gap ended. */
final class GapDays {
    private final Map<Integer, Gaps> byDay = new HashMap<>();

    void add(int day, int gap, long amount) {
        byDay.computeIfAbsent(day, any -> new Gaps()).add(gap, amount);
    }

    /** Gives the counts of one day to {@code out}, in the order of the gap. */
    void on(int day, Each out) {
        Gaps gaps = byDay.get(day);
        if (gaps != null) {
            gaps.forEach(out);
        }
    }

    /** A view over a moving range of days. */
    Range range() {
        return new Range();
    }

    /** Takes the gaps of a day. */
    @FunctionalInterface
    interface Each {
        void gap(int gapDays, long count);
    }

    /** The gaps of one day in two arrays, because a row of a year reads hundreds of days. */
    private static final class Gaps {
        private int[] gapDays = new int[8];
        private long[] counts = new long[8];
        private int size;

        void add(int gap, long amount) {
            int found = Arrays.binarySearch(gapDays, 0, size, gap);
            int at = found >= 0 ? found : -found - 1;
            if (found < 0) {
                insert(at, gap);
            }
            counts[at] += amount;
        }

        private void insert(int at, int gap) {
            if (size == gapDays.length) {
                gapDays = Arrays.copyOf(gapDays, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            System.arraycopy(gapDays, at, gapDays, at + 1, size - at);
            System.arraycopy(counts, at, counts, at + 1, size - at);
            gapDays[at] = gap;
            counts[at] = 0;
            size++;
        }

        void forEach(Each out) {
            for (int i = 0; i < size; i++) {
                if (counts[i] != 0) {
                    out.gap(gapDays[i], counts[i]);
                }
            }
        }
    }

    /** The merged counts of a range of days; moving it on by a day costs what these days hold. */
    final class Range {
        private long[] counts = new long[64];
        private long total;
        private int from;
        private int to = -1;

        /** Moves to the days {@code first..last}, which must not move back. */
        GapQuantiles over(int first, int last) {
            if (first > to) {
                clear(first);
            }
            while (from < first) {
                take(from++, -1);
            }
            while (to < last) {
                take(++to, 1);
            }
            return GapQuantiles.of(counts, total);
        }

        private void clear(int first) {
            Arrays.fill(counts, 0);
            total = 0;
            from = first;
            to = first - 1;
        }

        private void take(int day, int sign) {
            on(day, (gap, count) -> {
                if (gap >= counts.length) {
                    counts = Arrays.copyOf(counts, Math.max(gap + 1, 2 * counts.length));
                }
                counts[gap] += sign * count;
                total += sign * count;
            });
        }
    }
}
