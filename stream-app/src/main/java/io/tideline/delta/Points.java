package io.tideline.delta;

/**
 * A receiver of the signed points that histories contribute to figures.
 *
 * <p>A figure that holds over a range of days is written as +1 on its first day and -1 on the day after its last, so
 * that its value on a day is the sum of all points up to that day.
 */
@FunctionalInterface
public interface Points {
    /**
     * Adds to a measure on a day.
     *
     * @param day epoch day
     * @param measure number of the measure
     * @param amount what to add; may be negative
     */
    void add(int day, int measure, long amount);

    /** Adds the points of a bundle; by default one by one. */
    default void addBundle(int day, Bundle bundle, long amount) {
        bundle.open(day, amount, this);
    }

    /** These points with every amount multiplied. */
    default Points times(long factor) {
        Points plain = this;
        return new Points() {
            @Override
            public void add(int day, int measure, long amount) {
                plain.add(day, measure, factor * amount);
            }

            @Override
            public void addBundle(int day, Bundle bundle, long amount) {
                plain.addBundle(day, bundle, factor * amount);
            }
        };
    }

    /** Adds 1 over the days {@code first..last}; nothing if the range is empty. */
    default void addRange(int first, int last, int measure) {
        if (first <= last) {
            add(first, measure, 1);
            add(last + 1, measure, -1);
        }
    }
}
