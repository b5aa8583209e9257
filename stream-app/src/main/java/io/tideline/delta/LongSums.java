package io.tideline.delta;

import java.util.Arrays;

/**
 * Sums by a non-negative long key, in an open-addressed table of 16 bytes a cell. A key stands beside its sum, because the
 * table is larger than the nearest caches and fetching the cell is most of the cost of an addition.
 */
final class LongSums {
    private static final long FREE = -1;
    private static final int SMALLEST_CELLS = 1 << 10;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** Keys at even places, each followed by its sum. */
    private long[] cells = freeCells(SMALLEST_CELLS);

    private int size;

    private static long[] freeCells(int number) {
        long[] cells = new long[2 * number];
        free(cells);
        return cells;
    }

    private static void free(long[] cells) {
        for (int at = 0; at < cells.length; at += 2) {
            cells[at] = FREE;
            cells[at + 1] = 0;
        }
    }

    void add(long key, long amount) {
        int at = place(key);
        cells[at + 1] += amount;
        if (cells[at] == FREE) {
            cells[at] = key;
            size++;
            if (size * 4 > cells.length) {
                grow();
            }
        }
    }

    long get(long key) {
        return cells[place(key) + 1];
    }

    int size() {
        return size;
    }

    /** Takes the sums. */
    @FunctionalInterface
    interface Each {
        void sum(long key, long amount);
    }

    /** Gives each sum that is not zero to {@code out}, in no order. */
    void forEachNonZero(Each out) {
        for (int at = 0; at < cells.length; at += 2) {
            if (cells[at] != FREE && cells[at + 1] != 0) {
                out.sum(cells[at], cells[at + 1]);
            }
        }
    }

    /** The keys whose sum is not zero, in no order. */
    long[] nonZeroKeys() {
        long[] found = new long[size];
        int[] n = {0};
        forEachNonZero((key, amount) -> found[n[0]++] = key);
        return Arrays.copyOf(found, n[0]);
    }

    /** Removes all sums, and gives back memory that was only needed for a peak. */
    void clear() {
        int number = cells.length / 2;
        if (size * 8 < number && number > SMALLEST_CELLS) {
            cells = freeCells(number / 2);
        } else {
            free(cells);
        }
        size = 0;
    }

    private int place(long key) {
        int mask = cells.length - 2;
        int at = (int) ((key * MIX) >>> 32) & mask;
        while (cells[at] != FREE && cells[at] != key) {
            at = (at + 2) & mask;
        }
        return at;
    }

    private void grow() {
        long[] smaller = cells;
        cells = freeCells(smaller.length);
        for (int at = 0; at < smaller.length; at += 2) {
            if (smaller[at] != FREE) {
                int to = place(smaller[at]);
                cells[to] = smaller[at];
                cells[to + 1] = smaller[at + 1];
            }
        }
    }
}
