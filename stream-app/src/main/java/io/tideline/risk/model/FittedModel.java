package io.tideline.risk.model;

import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.score.CombinedScore;
import io.tideline.risk.solver.Fit;
import io.tideline.risk.solver.Require;
import io.tideline.risk.spend.GammaGamma;
import java.util.Optional;

/**
 * The fitted models as they are published: parameters, what they were fitted to, and how well.
 *
 * @param version 1 for the first fit, then one more with every fit
 * @param fittedAt the clock at which it was fitted, in milliseconds since 1970
 * @param firstDay epoch day of the earliest first occasion
 * @param lastDay epoch day up to which customers are known, the "now" of the fit
 * @param purchases the fit of the purchase model, in days
 * @param repeatCustomers customers with at least two occasions
 * @param spend the fit of the spend model; empty where there is none
 * @param score how the score that customers are ranked by goes beyond the purchase model
 */
public record FittedModel(
        long version,
        long fittedAt,
        int firstDay,
        int lastDay,
        Fit.Converged<BetaGeometricNbd> purchases,
        long repeatCustomers,
        Optional<Spend> spend,
        CombinedScore score) {
    /** Name of the purchase model with a published fit. */
    public static final String MBG_NBD = "MBG_NBD";

    /** The name of the model in use before the first fit. */
    public static final String RECENCY = "RECENCY";

    /**
     * The fit of the spend model.
     *
     * @param model its parameters, in units of money
     * @param logLikelihood at them
     */
    public record Spend(GammaGamma model, double logLikelihood) {}

    public FittedModel {
        Require.atLeast("version", version, 1);
        Require.atLeast("lastDay", lastDay, firstDay);
        Require.between("repeatCustomers", (double) repeatCustomers, 0, purchases.customers());
    }

    /** The models that customers are assessed by. */
    public RiskModel riskModel() {
        return new RiskModel(purchases.found(), spend.map(Spend::model), score);
    }

    /** The same fit with another score. */
    public FittedModel with(CombinedScore other) {
        return new FittedModel(version, fittedAt, firstDay, lastDay, purchases, repeatCustomers, spend, other);
    }
}
