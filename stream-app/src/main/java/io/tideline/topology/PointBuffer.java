package io.tideline.topology;

import io.tideline.ledger.Points;
import java.util.Arrays;

/** Points of one customer, computed once and given to each of its segments. Reused; grows to the longest history. */
final class PointBuffer implements Points {
    private int[] days = new int[256];
    private int[] measures = new int[256];
    private long[] amounts = new long[256];
    private int size;

    @Override
    public void add(int day, int measure, long amount) {
        if (size == days.length) {
            days = Arrays.copyOf(days, 2 * size);
            measures = Arrays.copyOf(measures, 2 * size);
            amounts = Arrays.copyOf(amounts, 2 * size);
        }
        days[size] = day;
        measures[size] = measure;
        amounts[size++] = amount;
    }

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Gives every point to {@code out}, times a factor. */
    void pour(Points out, long factor) {
        for (int i = 0; i < size; i++) {
            out.add(days[i], measures[i], factor * amounts[i]);
        }
    }

    /** Counts each point's day once more under a measure. */
    void countDays(Points out, int measure) {
        for (int i = 0; i < size; i++) {
            out.add(days[i], measure, 1);
        }
    }
}
