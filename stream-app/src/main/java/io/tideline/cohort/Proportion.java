package io.tideline.cohort;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A part of a number of people, as two counts; the ratio is formed when it is read.
 *
 * @param part from 0 to {@code whole}
 * @param whole at least 0
 */
public record Proportion(long part, long whole) {
    /** The 97.5 % point of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /** Checks the counts. */
    public Proportion {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException("a part must be from 0 to " + whole + ", was " + part);
        }
    }

    /**
     * Where the true rate may lie.
     *
     * @param low at least 0
     * @param high at most 1
     */
    public record Interval(double low, double high) {}

    /** The ratio, from 0 to 1; undefined if the whole is zero. */
    public OptionalDouble ratio() {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    /** The 95 % score interval of Wilson (1927), without continuity correction; undefined if the whole is zero. */
    public Optional<Interval> wilson95() {
        if (whole == 0) {
            return Optional.empty();
        }
        double n = whole;
        double p = part / n;
        double centre = p + Z * Z / (2 * n);
        double margin = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        // At the ends the bound is exactly 0 or 1; rounding must not put it beside that.
        double low = part == 0 ? 0 : (centre - margin) / scale;
        double high = part == whole ? 1 : (centre + margin) / scale;
        return Optional.of(new Interval(low, high));
    }
}
