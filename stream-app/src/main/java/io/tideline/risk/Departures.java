package io.tideline.risk;

import java.util.HashMap;
import java.util.Map;

/**
 * Numbers of orders that ended a silence, by the day they came and the history they ended: what tells who came back.
 *
 * <p>Together with the customers who are still silent ({@link ModelCounts}) they give everybody's history as it was on any
 * earlier day, and whether an order followed, without asking a single customer. Only as many days back are read as two
 * horizons are long. Not safe for use by several threads.
 *
 * <p>A history is a code of 24 bits, part of stored bytes: 10 bits for the days of silence, 9 for the days from the first
 * to the last occasion, 5 for the occasions after the first, each {@link Coarse}.
 */
public final class Departures {
    private static final Coarse GAP = new Coarse(10);
    private static final Coarse SPAN = new Coarse(9);
    private static final Coarse REPEATS = new Coarse(5);

    private final Map<Key, Long> counts = new HashMap<>();

    private record Key(int day, int code) {}

    /** The code of a history that an order ended. */
    static int code(int gapDays, int spanDays, int repeats) {
        return (GAP.code(gapDays) << (SPAN.bits() + REPEATS.bits()))
                + (SPAN.code(spanDays) << REPEATS.bits())
                + REPEATS.code(repeats);
    }

    void add(int day, int code, long count) {
        Key key = new Key(day, code);
        long after = counts.merge(key, count, Long::sum);
        if (after == 0) {
            counts.remove(key);
        }
    }

    /** The same counts, apart. */
    Departures copy() {
        Departures copy = new Departures();
        copy.counts.putAll(counts);
        return copy;
    }

    /** The number of cells in use. */
    public int cells() {
        return counts.size();
    }

    /** Whether orders of a day are read by a fit of that day, or a later one; others may be forgotten. */
    public static boolean areNeeded(int day, int today, int horizonDays) {
        return day > today - 2 * horizonDays;
    }

    /**
     * Everybody with an occasion by the end of an earlier day, as they were then, and whether they ordered soon after.
     *
     * @param silent customers as they are today
     * @param cut epoch day
     * @param days how many days after it count
     */
    PastCustomers asOf(ModelCounts silent, int cut, int days) {
        PastCustomers past = new PastCustomers();
        silent.forEachCellOfDays((first, last, repeats, count) -> {
            if (last <= cut) {
                past.add(seen(repeats), seenSpan(last - first), cut - last, false, count);
            }
        });
        counts.forEach((key, count) -> {
            int last = key.day - GAP.value(key.code >> (SPAN.bits() + REPEATS.bits()));
            if (key.day > cut && last <= cut) {
                int repeats = REPEATS.value(key.code & REPEATS.mask());
                int span = SPAN.value((key.code >> REPEATS.bits()) & SPAN.mask());
                past.add(repeats, span, cut - last, key.day <= cut + days, count);
            }
        });
        return past;
    }

    /** Those who ordered and those who did not are seen through the same glass, or it would tell them apart. */
    private static int seen(int repeats) {
        return REPEATS.value(REPEATS.code(repeats));
    }

    private static int seenSpan(int span) {
        return SPAN.value(SPAN.code(span));
    }
}
