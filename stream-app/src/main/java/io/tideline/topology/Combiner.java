package io.tideline.topology;

import io.tideline.kpi.Segment;
import io.tideline.kpi.Sums;
import io.tideline.ledger.Points;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Adds up contributions in memory between two commits.
 *
 * <p>Many events touch few cells: all of a day's orders meet in the same segments, days and measures, so that what is
 * sent on is a small fraction of what came in, and no partition of the rollup becomes hot. Customers of the same segments
 * are added up together, and given to each of these only when the sums are handed over. So an addition is one probe of a
 * table of longs, however many dimensions there are; it allocates nothing. Confined to its task's thread.
 */
final class Combiner {
    private static final int MEASURE_BITS = 28;
    private static final int DAY_BITS = 17;
    private static final int CELL_BITS = MEASURE_BITS + DAY_BITS;
    private static final int MEASURE_MASK = (1 << MEASURE_BITS) - 1;
    private static final int DAY_MASK = (1 << DAY_BITS) - 1;

    private final Map<List<Segment>, Long> numbers = new HashMap<>();
    private final List<List<Segment>> groups = new ArrayList<>();
    private final LongSums cells = new LongSums();

    /** Where contributions to all of some segments go, until the next hand-over. */
    Points to(List<Segment> segments) {
        long group = numbers.computeIfAbsent(segments, any -> {
            groups.add(segments);
            return (groups.size() - 1L) << CELL_BITS;
        });
        return (day, measure, amount) -> cells.add(group | cell(day, measure), amount);
    }

    private static long cell(int day, int measure) {
        if ((day & ~DAY_MASK) != 0 || (measure & ~MEASURE_MASK) != 0) {
            throw new IllegalArgumentException("no cell for measure " + measure + " on day " + day);
        }
        return ((long) day << MEASURE_BITS) | measure;
    }

    /** How many cells are held, those that came to zero included. */
    int size() {
        return cells.size();
    }

    /** Gives away all sums that are not zero, a segment at a time, and is empty again. */
    void handOver(Consumer<Sums> out) {
        Map<Segment, LongSums> bySegment = new HashMap<>();
        cells.forEachNonZero((key, amount) -> {
            long cell = key & ((1L << CELL_BITS) - 1);
            for (Segment segment : groups.get((int) (key >>> CELL_BITS))) {
                bySegment.computeIfAbsent(segment, any -> new LongSums()).add(cell, amount);
            }
        });
        cells.clear();
        groups.clear();
        numbers.clear();
        bySegment.forEach((segment, sums) -> {
            Sums handed = sums(segment, sums);
            if (handed.size() > 0) {
                out.accept(handed);
            }
        });
    }

    private static Sums sums(Segment segment, LongSums sums) {
        long[] keys = sums.nonZeroKeys();
        Arrays.sort(keys);
        int[] days = new int[keys.length];
        int[] measures = new int[keys.length];
        long[] amounts = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            days[i] = (int) (keys[i] >>> MEASURE_BITS);
            measures[i] = (int) keys[i] & MEASURE_MASK;
            amounts[i] = sums.get(keys[i]);
        }
        return new Sums(segment, days, measures, amounts);
    }
}
