package io.tideline.topology;

import java.util.Arrays;

/** Sums by a non-negative long key, in an open-addressed table: 16 bytes a cell, no boxing. */
final class LongSums {
    private static final long FREE = -1;
    private static final int SMALLEST = 1 << 10;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[SMALLEST];
    private long[] sums = new long[SMALLEST];
    private int size;

    LongSums() {
        Arrays.fill(keys, FREE);
    }

    void add(long key, long amount) {
        int at = slot(key);
        if (keys[at] == FREE) {
            keys[at] = key;
            size++;
        }
        sums[at] += amount;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    long get(long key) {
        return sums[slot(key)];
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
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE && sums[i] != 0) {
                out.sum(keys[i], sums[i]);
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

    /** Forgets everything, and memory that was only needed for a peak. */
    void clear() {
        int length = size * 8 < keys.length && keys.length > SMALLEST ? keys.length / 2 : keys.length;
        keys = length == keys.length ? keys : new long[length];
        sums = length == sums.length ? sums : new long[length];
        Arrays.fill(keys, FREE);
        Arrays.fill(sums, 0);
        size = 0;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int at = (int) ((key * MIX) >>> 32) & mask;
        while (keys[at] != FREE && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldSums = sums;
        keys = new long[oldKeys.length * 2];
        sums = new long[oldKeys.length * 2];
        Arrays.fill(keys, FREE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int at = slot(oldKeys[i]);
                keys[at] = oldKeys[i];
                sums[at] = oldSums[i];
            }
        }
    }
}
