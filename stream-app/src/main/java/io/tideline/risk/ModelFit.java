package io.tideline.risk;

import java.util.Optional;

/**
 * How the pair of models is fitted to counts: the purchase model with its prior, and the spend model if it converges.
 *
 * @param limits how much past is asked for
 * @param maxCells above so many cells of the purchase model weeks are counted instead of days; bounds time and memory
 */
public record ModelFit(FitLimits limits, int maxCells) {
    /** A second or so of fitting. */
    public static final int DEFAULT_MAX_CELLS = 500_000;

    /** 500 customers, 50 of them with a repeat order, and the usual bound. */
    public static final ModelFit DEFAULT = new ModelFit(FitLimits.DEFAULT, DEFAULT_MAX_CELLS);

    public ModelFit {
        Require.atLeast("maxCells", maxCells, 1);
    }

    /**
     * Fits both models; fails where the purchase model does.
     *
     * @param purchases customers by cell
     * @param spends the same customers by spend
     * @param today epoch day, the "now" of the fit
     * @param version of the outcome, 1 or more
     * @param fittedAt the clock, in milliseconds since 1970
     */
    public Fit<FittedModel> fit(ModelCounts purchases, SpendCounts spends, int today, long version, long fittedAt) {
        WeightedHistories histories = purchases.atMost(maxCells).histories(today);
        Fit<BetaGeometricNbd> fit = new BetaGeometricFit(DropoutRule.AFTER_EVERY_ORDER, true, limits).fit(histories);
        Optional<FittedModel.Spend> spend = new GammaGammaFit(limits.minRepeaters())
                .fit(spends.sample())
                .match(
                        found -> Optional.of(new FittedModel.Spend(found.found(), found.logLikelihood())),
                        failed -> Optional.empty());
        return fit.match(
                found -> new Fit.Converged<>(
                        new FittedModel(
                                version,
                                fittedAt,
                                today - (int) Math.ceil(histories.maxAge()),
                                today,
                                found,
                                Math.round(histories.repeaters()),
                                spend,
                                CombinedScore.MODEL_ALONE),
                        found.logLikelihood(),
                        found.customers(),
                        found.cells(),
                        found.iterations()),
                failed -> new Fit.Failed<>(failed.reason(), failed.message()));
    }
}
