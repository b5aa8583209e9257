package io.tideline.topology;

import io.tideline.cohort.CohortMeasures;
import io.tideline.kpi.Cause;
import io.tideline.kpi.Measures;
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

    /** Counts each point for a cause: those of KPIs by their day, those of cohorts by their cell. */
    void count(Points out, Cause cause) {
        for (int i = 0; i < size; i++) {
            if (CohortMeasures.isCohort(measures[i])) {
                out.add(days[i], CohortMeasures.cause(measures[i], cause), 1);
            } else if (Measures.isKpi(measures[i])) {
                out.add(days[i], cause.measure(), 1);
            }
        }
    }
}
