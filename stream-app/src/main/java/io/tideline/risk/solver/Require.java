package io.tideline.risk.solver;

import java.util.Locale;

/** Checks of numbers at the border of the room, with one message that names the value seen and the bound. */
public final class Require {
    private Require() {}

    public static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s must be positive and finite, was %s", name, value));
        }
    }

    public static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s must be zero or more and finite, was %s", name, value));
        }
    }

    public static void between(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s must be from %s to %s, was %s", name, low, high, value));
        }
    }

    public static void atLeast(String name, long value, long low) {
        if (value < low) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s must be at least %d, was %d", name, low, value));
        }
    }
}
