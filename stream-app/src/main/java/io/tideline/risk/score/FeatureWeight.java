package io.tideline.risk.score;

import io.tideline.risk.solver.Require;

/**
 * How a combined score weighs one feature: {@code weight (value - centre) / scale} in log-odds.
 *
 * @param weight log-odds per standard deviation
 * @param centre the mean over the customers it was learned from, where the feature counts for nothing
 * @param scale their standard deviation, above 0
 */
public record FeatureWeight(double weight, double centre, double scale) {
    public FeatureWeight {
        Require.positive("scale", scale);
    }

    double logOdds(double value) {
        return weight * (value - centre) / scale;
    }
}
