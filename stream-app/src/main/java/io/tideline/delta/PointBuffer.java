package io.tideline.delta;

import java.util.Arrays;

/** Holds the points of one customer, which are computed once and added to each segment. Reused for all customers. */
final class PointBuffer implements Points {
    /** The bundle of a point that is in none. */
    private static final Bundle NONE = null;

    private int[] days = new int[256];
    private int[] measures = new int[256];
    private long[] amounts = new long[256];
    private Bundle[] bundles = new Bundle[256];
    private int size;

    @Override
    public void add(int day, int measure, long amount) {
        put(day, measure, NONE, amount);
    }

    @Override
    public void addBundle(int day, Bundle bundle, long amount) {
        put(day, 0, bundle, amount);
    }

    private void put(int day, int measure, Bundle bundle, long amount) {
        if (size == days.length) {
            days = Arrays.copyOf(days, 2 * size);
            measures = Arrays.copyOf(measures, 2 * size);
            amounts = Arrays.copyOf(amounts, 2 * size);
            bundles = Arrays.copyOf(bundles, 2 * size);
        }
        days[size] = day;
        measures[size] = measure;
        bundles[size] = bundle;
        amounts[size++] = amount;
    }

    void clear() {
        size = 0;
    }

    /** Gives every point to {@code out}, its amount times a factor. */
    void pour(Points out, long factor) {
        for (int i = 0; i < size; i++) {
            if (bundles[i] == NONE) {
                out.add(days[i], measures[i], factor * amounts[i]);
            } else {
                out.addBundle(days[i], bundles[i], factor * amounts[i]);
            }
        }
    }

    /** Counts each point for a cause: those of KPIs by their day, those of cohorts by their cell. */
    void count(Points out, Cause cause) {
        Points counting = (day, measure, amount) -> {
            if (MeasureRange.COHORT.contains(measure)) {
                out.add(day, cause.measureInCellOf(measure), 1);
            } else if (MeasureRange.KPI.contains(measure)) {
                out.add(day, cause.measure(), 1);
            }
        };
        pour(counting, 1);
    }
}
