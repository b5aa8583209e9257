package io.tideline.risk.evaluation;

import io.tideline.risk.purchase.BetaGeometricFit;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.DropoutRule;
import io.tideline.risk.purchase.WeightedHistories;
import io.tideline.risk.score.CombinedScore;
import io.tideline.risk.solver.Fit;
import io.tideline.risk.solver.FitLimits;
import io.tideline.risk.solver.Require;
import io.tideline.risk.spend.GammaGamma;
import io.tideline.risk.spend.GammaGammaFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A test of all scores on a holdout: they are fitted to what was known at the end of a calibration, and compared with what
 * happened after it.
 *
 * @param horizonDays length of the holdout
 * @param withPrior whether the weak prior counts in both purchase models; without it the published table is reproduced
 * @param limits how many customers a fit needs
 */
public record ModelEvaluation(int horizonDays, boolean withPrior, FitLimits limits) {
    private static final int RULE_DAYS = 90;

    public ModelEvaluation {
        Require.atLeast("horizonDays", horizonDays, 1);
    }

    /**
     * The result of an evaluation.
     *
     * @param customers how many had an occasion by the end of the calibration
     * @param ordered how many of them had one in the holdout
     * @param mbg the fit of MBG/NBD, in days
     * @param bg the fit of BG/NBD, in days
     * @param spend the fit of Gamma-Gamma to the mean spends of repeat occasions
     * @param combined the combined score; failed where the past does not support it, when the model alone stands for it
     * @param mbgForecast expected against actual occasions by MBG/NBD; empty without a fit
     * @param bgForecast the same by BG/NBD
     * @param scores the scores that could be computed, in the order of {@link CandidateScore}
     */
    public record Report(
            int customers,
            int ordered,
            Fit<BetaGeometricNbd> mbg,
            Fit<BetaGeometricNbd> bg,
            Fit<GammaGamma> spend,
            Fit<CombinedScore> combined,
            Optional<OrderForecast> mbgForecast,
            Optional<OrderForecast> bgForecast,
            List<ScoreResult> scores) {
        public Report {
            scores = List.copyOf(scores);
        }

        /** The result of a score, if it could be computed. */
        public Optional<ScoreResult> result(CandidateScore score) {
            return scores.stream().filter(result -> result.score() == score).findFirst();
        }
    }

    /**
     * Evaluates all scores.
     *
     * @param customers everybody with an occasion by the end of the calibration
     * @param calibrationEnd epoch day, the last one the models may know
     */
    public Report evaluate(List<HoldoutCustomer> customers, int calibrationEnd) {
        Holdout holdout = new Holdout(customers, calibrationEnd, horizonDays);
        WeightedHistories histories = holdout.histories();
        BetaGeometricFit purchases = new BetaGeometricFit(DropoutRule.AFTER_EVERY_ORDER, withPrior, limits);
        Fit<BetaGeometricNbd> mbg = purchases.fit(histories);
        Fit<BetaGeometricNbd> bg =
                new BetaGeometricFit(DropoutRule.AFTER_REPEAT_ORDER, withPrior, limits).fit(histories);
        Fit<CombinedScore> combined = holdout.score(purchases, mbg);
        return new Report(
                holdout.size(),
                holdout.ordered(),
                mbg,
                bg,
                new GammaGammaFit(limits.minRepeaters()).fit(holdout.spends()),
                combined,
                mbg.parameters().map(holdout::forecast),
                bg.parameters().map(holdout::forecast),
                results(holdout, mbg, bg, combined.parameters().orElse(CombinedScore.MODEL_ALONE)));
    }

    private static List<ScoreResult> results(
            Holdout holdout, Fit<BetaGeometricNbd> mbg, Fit<BetaGeometricNbd> bg, CombinedScore combined) {
        List<ScoreResult> results = new ArrayList<>();
        mbg.parameters().ifPresent(model -> {
            results.add(holdout.result(
                    CandidateScore.COMBINED,
                    (customer, gap) -> combined.probability(model, customer.afterGap(gap), holdout.horizonDays())));
            results.addAll(model(holdout, model, CandidateScore.MBG_ORDER, CandidateScore.MBG_ALIVE));
        });
        bg.parameters()
                .ifPresent(model ->
                        results.addAll(model(holdout, model, CandidateScore.BG_ORDER, CandidateScore.BG_ALIVE)));
        results.add(holdout.result(CandidateScore.RULE_90_DAYS, (customer, gap) -> gap < RULE_DAYS ? 1 : 0));
        results.add(holdout.result(
                CandidateScore.RULE_TWICE_OWN_GAP, (customer, gap) -> gap <= 2 * customer.meanGapDays() ? 1 : 0));
        results.add(holdout.result(CandidateScore.MINUS_GAP, (customer, gap) -> -gap));
        return results;
    }

    private static List<ScoreResult> model(
            Holdout holdout, BetaGeometricNbd model, CandidateScore order, CandidateScore alive) {
        return List.of(
                holdout.result(
                        order,
                        (customer, gap) ->
                                model.probabilityOfOrderWithin(customer.afterGap(gap), holdout.horizonDays())),
                holdout.result(alive, (customer, gap) -> model.probabilityAlive(customer.afterGap(gap))));
    }
}
