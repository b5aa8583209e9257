package io.tideline.cohort;

import java.util.OptionalDouble;

/**
 * A part of a number of people, as two counts; the ratio is formed when it is read.
 *
 * @param part from 0 to {@code whole}
 * @param whole at least 0
 */
public record Proportion(long part, long whole) {
    /** Checks the counts. */
    public Proportion {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException("a part must be from 0 to " + whole + ", was " + part);
        }
    }

    /** The ratio, from 0 to 1; undefined if the whole is zero. */
    public OptionalDouble ratio() {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
