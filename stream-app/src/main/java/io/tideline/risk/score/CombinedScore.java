package io.tideline.risk.score;

import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.risk.purchase.WeightedHistories;
import java.util.Map;

/**
 * P(order within the horizon) by the purchase model, corrected by what was learned from the shop's own past.
 *
 * <p>The log-odds are the model's plus an intercept plus {@code weight (value - centre) / scale} of each feature. Without
 * weights it is the model's own probability.
 * It ranks customers; levels and their instants stay with the model, whose probability falls strictly between orders.
 *
 * @param intercept log-odds that apply to everyone
 * @param weights of the features; an absent one counts for nothing
 */
public record CombinedScore(double intercept, Map<ScoreFeature, FeatureWeight> weights) {
    /** The purchase model alone, which is used while the past is too short to learn from. */
    public static final CombinedScore MODEL_ALONE = new CombinedScore(0, Map.of());

    /** Log-odds beyond which a probability is 0 or 1. */
    private static final double MAX_INTERCEPT = 50;

    public CombinedScore {
        weights = Map.copyOf(weights);
    }

    /**
     * The probability of an order within the horizon, 0 to 1.
     *
     * @param model in days
     * @param history in days
     * @param horizonDays above 0
     */
    public double probability(BetaGeometricNbd model, BuyingHistory history, double horizonDays) {
        if (equals(MODEL_ALONE)) {
            return model.probabilityOfOrderWithin(history, horizonDays);
        }
        return 1 / (1 + Math.exp(-logOdds(model, history, horizonDays)));
    }

    private double logOdds(BetaGeometricNbd model, BuyingHistory history, double horizonDays) {
        double logOdds = intercept + ScoreFeature.MODEL.of(model, history, horizonDays);
        for (ScoreFeature feature : ScoreExamples.FEATURES) {
            FeatureWeight weight = weights.get(feature);
            if (weight != null) {
                logOdds += weight.logOdds(feature.of(model, history, horizonDays));
            }
        }
        return logOdds;
    }

    /**
     * This score with the intercept at which it expects as many customers to order as the model does. So the ranking is
     * learned, and the number of orders is the model's.
     *
     * @param model in days
     * @param customers all customers that the score is for, in days
     * @param horizonDays above 0
     */
    CombinedScore levelled(BetaGeometricNbd model, WeightedHistories customers, double horizonDays) {
        double[] logOdds = new double[customers.size()];
        double expected = 0;
        for (int i = 0; i < logOdds.length; i++) {
            BuyingHistory history = customers.history(i);
            logOdds[i] = logOdds(model, history, horizonDays) - intercept;
            expected += customers.weight(i) * model.probabilityOfOrderWithin(history, horizonDays);
        }
        return new CombinedScore(interceptExpecting(expected, logOdds, customers), weights);
    }

    /** The intercept, by bisection down to neighbouring numbers, which takes some sixty steps and always converges. */
    private static double interceptExpecting(double expected, double[] logOdds, WeightedHistories customers) {
        double low = -MAX_INTERCEPT;
        double high = MAX_INTERCEPT;
        double middle = 0;
        while (middle > low && middle < high) {
            if (expected(middle, logOdds, customers) < expected) {
                low = middle;
            } else {
                high = middle;
            }
            middle = (low + high) / 2;
        }
        return middle;
    }

    private static double expected(double intercept, double[] logOdds, WeightedHistories customers) {
        double sum = 0;
        for (int i = 0; i < logOdds.length; i++) {
            sum += customers.weight(i) / (1 + Math.exp(-intercept - logOdds[i]));
        }
        return sum;
    }
}
