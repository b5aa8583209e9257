package io.tideline.risk.score;

import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.BuyingHistory;

/**
 * One thing about a customer that a {@link CombinedScore} weighs; all follow from how often and how long the customer
 * bought, so that the weights can be learned from counts.
 */
public enum ScoreFeature {
    /** The log-odds of P(order within the horizon) by the purchase model. */
    MODEL,
    /** ln(1 + gap / alpha): silence, on the model's scale of time. */
    SILENCE,
    /** ln(1 + repeats): how often the customer came back. */
    REPEATS,
    /** ln(1 + age / alpha): how long the customer has been one. */
    AGE;

    /** One in a trillion: log-odds beyond are not worth telling apart, and infinite ones would spoil the rest. */
    private static final double MIN_PROBABILITY = 1e-12;

    /** The value of this feature for a customer, with the model in the unit of the history. */
    double of(BetaGeometricNbd model, BuyingHistory history, double horizon) {
        return switch (this) {
            case MODEL -> logOdds(model.probabilityOfOrderWithin(history, horizon));
            case SILENCE -> Math.log1p(history.gap() / model.alpha());
            case REPEATS -> Math.log1p(history.repeats());
            case AGE -> Math.log1p(history.age() / model.alpha());
        };
    }

    static double logOdds(double probability) {
        double bounded = Math.min(1 - MIN_PROBABILITY, Math.max(MIN_PROBABILITY, probability));
        return Math.log(bounded) - Math.log1p(-bounded);
    }
}
