package io.tideline.risk.counts;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Counts of orders by their day and by the history of the customer before them. Such an order is a departure: the customer
 * leaves the cell of those with that history.
 *
 * <p>Together with the customers who are still silent ({@link ModelCounts}) the departures give the history of every
 * customer as it was on any earlier day, and whether an order followed, without reading a ledger. Only the days of the last
 * two horizons are read. Not safe for use by several threads.
 *
 * <p>A history is a code of 24 bits, part of stored bytes: 10 bits for the days of silence, 9 for the days from the first
 * to the last occasion, 5 for the occasions after the first, each {@link LogQuantizer}.
 */
public final class Departures {
    private static final LogQuantizer GAP = new LogQuantizer(10);
    private static final LogQuantizer SPAN = new LogQuantizer(9);
    private static final LogQuantizer REPEATS = new LogQuantizer(5);

    /** The counts by day and code. */
    private final NavigableMap<Integer, Map<Integer, Long>> counts = new TreeMap<>();

    /** Receives cells. */
    @FunctionalInterface
    interface Cells {
        void cell(int day, int code, long count);
    }

    /** The code of a history that an order ended. */
    static int code(int gapDays, int spanDays, int repeats) {
        return (GAP.code(gapDays) << (SPAN.bits() + REPEATS.bits()))
                + (SPAN.code(spanDays) << REPEATS.bits())
                + REPEATS.code(repeats);
    }

    /** Adds a number of orders, which may be negative, to a cell, and returns its count afterwards. */
    long add(int day, int code, long count) {
        Map<Integer, Long> ofDay = counts.computeIfAbsent(day, any -> new HashMap<>());
        long after = ofDay.merge(code, count, Long::sum);
        if (after == 0) {
            ofDay.remove(code);
            if (ofDay.isEmpty()) {
                counts.remove(day);
            }
        }
        return after;
    }

    /** Removes the cells that are not needed any more (see {@link #areNeeded}), of at most a number of days. */
    void forget(int today, int horizonDays, int mostDays, Cells out) {
        Iterator<Map.Entry<Integer, Map<Integer, Long>>> days =
                counts.entrySet().iterator();
        for (int i = 0; i < mostDays && days.hasNext(); i++) {
            Map.Entry<Integer, Map<Integer, Long>> day = days.next();
            if (areNeeded(day.getKey(), today, horizonDays)) {
                return;
            }
            day.getValue().forEach((code, count) -> out.cell(day.getKey(), code, count));
            days.remove();
        }
    }

    /** A copy of the counts. */
    Departures copy() {
        Departures copy = new Departures();
        counts.forEach((day, ofDay) -> copy.counts.put(day, new HashMap<>(ofDay)));
        return copy;
    }

    /** The number of cells in use. */
    public int cells() {
        return counts.values().stream().mapToInt(Map::size).sum();
    }

    /** Whether the orders of a day are read by a fit of today or of a later day; others may be removed. */
    public static boolean areNeeded(int day, int today, int horizonDays) {
        return day > today - 2 * horizonDays;
    }

    /**
     * All customers with an occasion by the end of an earlier day, as they were then, and whether they ordered soon after.
     *
     * @param silent the customers as they are today
     * @param cut epoch day of the earlier day
     * @param days how many days after it an order counts
     */
    public PastCustomers asOf(ModelCounts silent, int cut, int days) {
        PastCustomers past = new PastCustomers();
        silent.forEachCellOfDays((first, last, repeats, count) -> {
            if (last <= cut) {
                past.add(seen(repeats), seenSpan(last - first), cut - last, false, count);
            }
        });
        counts.tailMap(cut, false)
                .forEach((day, ofDay) -> ofDay.forEach((code, count) -> {
                    int last = day - GAP.value(code >> (SPAN.bits() + REPEATS.bits()));
                    if (last <= cut) {
                        int repeats = REPEATS.value(code & REPEATS.mask());
                        int span = SPAN.value((code >> REPEATS.bits()) & SPAN.mask());
                        past.add(repeats, span, cut - last, day <= cut + days, count);
                    }
                }));
        return past;
    }

    /** Quantizes a history, also of those who did not order: otherwise exactness would tell the two groups apart. */
    private static int seen(int repeats) {
        return REPEATS.value(REPEATS.code(repeats));
    }

    private static int seenSpan(int span) {
        return SPAN.value(SPAN.code(span));
    }
}
