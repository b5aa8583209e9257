package io.tideline.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * P(order within the horizon) by the purchase model, corrected by what else is known of the customer.
 *
 * <p>The log-odds are the model's plus an intercept plus {@code weight (value - centre) / scale} of each feature, so every
 * customer's score can be taken apart into {@link #contributions}. Without weights it is the model's own probability.
 * It ranks customers; levels and their instants stay with the model, whose probability falls strictly between orders.
 *
 * @param intercept log-odds that apply to everyone
 * @param weights of the features; an absent one counts for nothing
 */
public record CombinedScore(double intercept, Map<ScoreFeature, FeatureWeight> weights) {
    /** The purchase model alone: what is used while too little past exists to learn from. */
    public static final CombinedScore MODEL_ALONE = new CombinedScore(0, Map.of());

    public CombinedScore {
        weights = Map.copyOf(weights);
    }

    /**
     * What one feature does to one customer's score.
     *
     * @param feature the feature
     * @param value the customer's value
     * @param logOdds by how much it moves the log-odds of an order, against a customer with the mean value
     */
    public record Contribution(ScoreFeature feature, double value, double logOdds) {}

    /**
     * The probability of an order within the horizon, 0 to 1.
     *
     * @param model in days
     * @param gapDays days since the last occasion, 0 or more
     * @param horizonDays above 0
     */
    public double probability(BetaGeometricNbd model, CustomerHistory customer, double gapDays, double horizonDays) {
        double logOdds = intercept + ScoreFeature.MODEL.of(model, customer, gapDays, horizonDays);
        for (ScoreFeature feature : ScoreExamples.FEATURES) {
            if (weights.containsKey(feature)) {
                logOdds += weights.get(feature).logOdds(feature.of(model, customer, gapDays, horizonDays));
            }
        }
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** How the score of a customer comes about beyond the model: one entry per weighted feature, largest effect first. */
    public List<Contribution> contributions(
            BetaGeometricNbd model, CustomerHistory customer, double gapDays, double horizonDays) {
        List<Contribution> contributions = new ArrayList<>();
        weights.forEach((feature, weight) -> {
            double value = feature.of(model, customer, gapDays, horizonDays);
            contributions.add(new Contribution(feature, value, weight.logOdds(value)));
        });
        contributions.sort(Comparator.comparingDouble((Contribution part) -> -Math.abs(part.logOdds()))
                .thenComparing(Contribution::feature));
        return List.copyOf(contributions);
    }
}
