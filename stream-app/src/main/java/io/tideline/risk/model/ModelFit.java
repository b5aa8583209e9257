package io.tideline.risk.model;

import io.tideline.risk.counts.FitCounts;
import io.tideline.risk.purchase.BetaGeometricFit;
import io.tideline.risk.purchase.DropoutRule;
import io.tideline.risk.purchase.WeightedHistories;
import io.tideline.risk.score.CombinedScore;
import io.tideline.risk.score.CombinedScoreFit;
import io.tideline.risk.solver.Fit;
import io.tideline.risk.solver.FitLimits;
import io.tideline.risk.solver.Require;
import io.tideline.risk.spend.GammaGammaFit;
import java.util.Optional;

/**
 * How the models are fitted to counts: the purchase model with its prior, the spend model if it converges, and the score
 * beyond them if it proves itself on the past.
 *
 * @param horizonDays the risk horizon, which the score is learned for
 * @param limits how many customers a fit needs
 * @param maxCells above this number of cells of the purchase model, weeks are counted instead of days, which bounds time and
 *     memory
 */
public record ModelFit(int horizonDays, FitLimits limits, int maxCells) {
    /** This many cells take about a second to fit. */
    public static final int DEFAULT_MAX_CELLS = 500_000;

    /** 90 days ahead, 500 customers, 50 of them with a repeat order, and the usual bound. */
    public static final ModelFit DEFAULT = of(90, FitLimits.DEFAULT);

    public ModelFit {
        Require.atLeast("horizonDays", horizonDays, 1);
        Require.atLeast("maxCells", maxCells, 1);
    }

    /** Makes a fit with the usual bound on cells. */
    public static ModelFit of(int horizonDays, FitLimits limits) {
        return new ModelFit(horizonDays, limits, DEFAULT_MAX_CELLS);
    }

    /**
     * Fits the models; the outcome is a failure if the purchase model cannot be fitted.
     *
     * @param counts the counts to fit to
     * @param today epoch day, the "now" of the fit
     * @param version of the outcome, 1 or more
     * @param fittedAt the clock, in milliseconds since 1970
     */
    public Fit<FittedModel> fit(FitCounts counts, int today, long version, long fittedAt) {
        WeightedHistories histories = counts.purchases().atMost(maxCells).histories(today);
        Optional<FittedModel.Spend> spend = new GammaGammaFit(limits.minRepeaters())
                .fit(counts.spends().sample())
                .match(
                        found -> Optional.of(new FittedModel.Spend(found.found(), found.logLikelihood())),
                        failed -> Optional.empty());
        BetaGeometricFit purchases = new BetaGeometricFit(DropoutRule.AFTER_EVERY_ORDER, true, limits);
        return purchases
                .fit(histories)
                .match(
                        found -> new Fit.Converged<>(
                                new FittedModel(
                                        version,
                                        fittedAt,
                                        counts.purchases().firstDay(today),
                                        today,
                                        found,
                                        Math.round(histories.repeaters()),
                                        spend,
                                        CombinedScoreFit.with(purchases)
                                                .fit(counts, found.found(), today, horizonDays)
                                                .parameters()
                                                .orElse(CombinedScore.MODEL_ALONE)),
                                found.logLikelihood(),
                                found.customers(),
                                found.cells(),
                                found.iterations()),
                        failed -> new Fit.Failed<>(failed.reason(), failed.message()));
    }
}
