package io.tideline.risk.model;

import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.risk.score.CombinedScore;
import io.tideline.risk.spend.GammaGamma;
import java.util.Optional;

/**
 * A fitted pair of models, in days: when customers order, and what they spend.
 *
 * @param purchases the purchase model, in days
 * @param spend the spend model; empty while it has not been fitted, when a customer's own mean stands in for it
 * @param score how the ranking goes beyond the purchase model
 */
public record RiskModel(BetaGeometricNbd purchases, Optional<GammaGamma> spend, CombinedScore score) {
    /** Makes a pair of models that ranks by the purchase model alone. */
    public RiskModel(BetaGeometricNbd purchases, Optional<GammaGamma> spend) {
        this(purchases, spend, CombinedScore.MODEL_ALONE);
    }

    /** The spend to expect on a customer's next occasion, in units of money. */
    public double expectedSpend(CustomerHistory history) {
        return spend.map(model -> model.expectedSpend(history.repeats(), history.meanRepeatSpend()))
                .filter(mean -> mean.isPresent())
                .map(mean -> mean.getAsDouble())
                .orElseGet(history::meanSpend);
    }

    /** The median time to the second order of a customer who stays, in days. */
    public double daysToSecondOrder() {
        return purchases.medianTimeToOrderIfAlive(new BuyingHistory(0, 0, 0));
    }
}
