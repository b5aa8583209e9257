package io.tideline.risk;

import java.util.Arrays;
import java.util.List;

/**
 * Customers as they were at an earlier day, with whether they ordered within the horizon after it: what a combined score
 * learns from. Rows of features in plain arrays.
 */
final class ScoreExamples {
    static final List<ScoreFeature> FEATURES = List.of(ScoreFeature.values());

    private double[][] rows = new double[1024][];
    private boolean[] ordered = new boolean[1024];
    private int size;
    private int positives;

    /** Adds a customer as known at the time, with what happened then. */
    void add(BetaGeometricNbd model, CustomerHistory known, double gapDays, double horizon, boolean orderedAgain) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
            ordered = Arrays.copyOf(ordered, size * 2);
        }
        rows[size] = FEATURES.stream()
                .mapToDouble(feature -> feature.of(model, known, gapDays, horizon))
                .toArray();
        ordered[size++] = orderedAgain;
        positives += orderedAgain ? 1 : 0;
    }

    int size() {
        return size;
    }

    int positives() {
        return positives;
    }

    /** A customer's value of the feature at an index of {@link #FEATURES}. */
    double value(int index, int feature) {
        return rows[index][feature];
    }

    /** The model's own log-odds of a customer, {@link ScoreFeature#MODEL}. */
    double modelLogOdds(int index) {
        return rows[index][FEATURES.indexOf(ScoreFeature.MODEL)];
    }

    double mean(int feature) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += rows[i][feature];
        }
        return sum / size;
    }

    double deviation(int feature) {
        double mean = mean(feature);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += (rows[i][feature] - mean) * (rows[i][feature] - mean);
        }
        return Math.sqrt(sum / size);
    }

    boolean ordered(int index) {
        return ordered[index];
    }
}
