package io.tideline.kpi;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts of gaps, in days, by the day on which the gap ended. */
final class GapDays {
    private final Map<Integer, TreeMap<Integer, Long>> byDay = new HashMap<>();

    void add(int day, int gap, long amount) {
        TreeMap<Integer, Long> gaps = byDay.computeIfAbsent(day, any -> new TreeMap<>());
        if (gaps.merge(gap, amount, Long::sum) == 0) {
            gaps.remove(gap);
        }
    }

    /** The counts by gap of one day, in the order of the gap. */
    Map<Integer, Long> on(int day) {
        TreeMap<Integer, Long> gaps = byDay.get(day);
        return gaps == null ? Map.of() : gaps;
    }

    /** A view over a moving range of days. */
    Range range() {
        return new Range();
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
            java.util.Arrays.fill(counts, 0);
            total = 0;
            from = first;
            to = first - 1;
        }

        private void take(int day, int sign) {
            on(day).forEach((gap, count) -> {
                if (gap >= counts.length) {
                    counts = java.util.Arrays.copyOf(counts, Math.max(gap + 1, 2 * counts.length));
                }
                counts[gap] += sign * count;
                total += sign * count;
            });
        }
    }
}
