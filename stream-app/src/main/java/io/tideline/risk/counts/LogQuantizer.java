package io.tideline.risk.counts;

import io.tideline.risk.solver.Require;

/**
 * Quantizes whole numbers to codes of a few bits. The lower half of the codes are the numbers themselves; the upper half
 * stand for numbers that grow by a constant factor up to {@value #MAX}, and larger numbers have the last code.
 *
 * @param bits of a code, 2 to 16
 */
record LogQuantizer(int bits) {
    static final int MAX = 8191;

    LogQuantizer {
        Require.between("bits", bits, 2, 16);
    }

    int mask() {
        return (1 << bits) - 1;
    }

    /** The code of a number, 0 or more. */
    int code(int number) {
        if (number < half()) {
            return number;
        }
        double steps = StrictMath.log((double) Math.min(MAX, number) / half()) / stepLog();
        return half() + (int) Math.min(half() - 1, StrictMath.round(steps));
    }

    /** The number that a code stands for; its code is that code again. */
    int value(int code) {
        return code < half() ? code : (int) StrictMath.round(half() * StrictMath.exp((code - half()) * stepLog()));
    }

    private int half() {
        return 1 << (bits - 1);
    }

    /** The logarithm of the factor between two neighbours; the last code is {@link #MAX}. */
    private double stepLog() {
        return StrictMath.log((double) MAX / half()) / (half() - 1);
    }
}
