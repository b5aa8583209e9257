package io.tideline.risk.score;

import io.tideline.risk.counts.FitCounts;
import io.tideline.risk.counts.PastCustomers;
import io.tideline.risk.purchase.BetaGeometricFit;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.risk.purchase.WeightedHistories;
import io.tideline.risk.solver.Fit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Learns a combined score from the past alone, and keeps it only if it proved itself on a later part of the past.
 *
 * <p>Customers are taken as they were one horizon ago, with what they did since. The purchase model is fitted on what was
 * known then, its log-odds are the offset, and the features get ridge-penalised weights. The penalty is the one with the
 * largest evidence on the same examples: where the model holds, the weights vanish and the score is the model's.
 *
 * <p>Only the ranking is learned. One quarter cannot tell a season from an error of the model, so the intercept is set such
 * that the score expects as many customers to order as the model does.
 *
 * <p>Before that the same is done two horizons ago and judged by the horizon that followed. Unless its log-loss there is
 * below that of the model alone, there is no score. Nothing of what comes after today has a say. The horizon learned on is
 * the one asked for, or a third of the past if that is shorter.
 *
 * @param purchases how the purchase model is fitted
 * @param minExamples fewest customers to learn from, at least 1
 * @param minOfEach fewest of them who ordered again, and who did not, at least 1
 */
public record CombinedScoreFit(BetaGeometricFit purchases, int minExamples, int minOfEach) {
    /** The default model, 500 customers, 50 of each kind. */
    public static final CombinedScoreFit DEFAULT = new CombinedScoreFit(BetaGeometricFit.DEFAULT, 500, 50);

    private static final double[] PENALTIES = {1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 100_000};
    /** A feature that varies less than this is the same for everyone. */
    private static final double MIN_DEVIATION = 1e-9;
    /** The number of days after which the score of no customer it was learned from may have risen. */
    private static final double STEP_DAYS = 7;

    /** The default for another way to fit the purchase model. */
    public static CombinedScoreFit with(BetaGeometricFit purchases) {
        return new CombinedScoreFit(purchases, DEFAULT.minExamples, DEFAULT.minOfEach);
    }

    /**
     * Learns from counts; the log-likelihood of the outcome is the penalised one.
     *
     * @param counts purchases, in cells of days, and departures
     * @param model the purchase model fitted to them, in days
     * @param today epoch day
     * @param horizonDays the horizon the score is for, at least 1
     */
    public Fit<CombinedScore> fit(FitCounts counts, BetaGeometricNbd model, int today, int horizonDays) {
        int days = Math.min(horizonDays, (today - counts.purchases().firstDay(today)) / 3);
        if (days < 1) {
            return new Fit.Failed<>(Fit.Reason.TOO_FEW_CUSTOMERS, "there is no past to learn a combined score from");
        }
        PastCustomers earlier = counts.departures().asOf(counts.purchases(), today - 2 * days, days);
        PastCustomers later = counts.departures().asOf(counts.purchases(), today - days, days);
        Optional<Fit.Failed<CombinedScore>> unproven = learn(earlier, days)
                .match(trial -> unproven(trial.found(), later, days), failed -> Optional.of(failed));
        if (unproven.isPresent()) {
            return unproven.get();
        }
        WeightedHistories customers = counts.purchases().histories(today);
        return learn(later, days).map(score -> score.levelled(model, customers, horizonDays));
    }

    private Fit<CombinedScore> learn(PastCustomers past, int days) {
        return purchases
                .fit(past.histories())
                .match(
                        fit -> learn(ScoreExamples.of(past, fit.found(), days), fit.found(), days),
                        failed -> new Fit.Failed<>(failed.reason(), failed.message()));
    }

    private Fit<CombinedScore> learn(ScoreExamples examples, BetaGeometricNbd model, int days) {
        double fewest = Math.min(examples.positives(), examples.customers() - examples.positives());
        if (examples.customers() < minExamples || fewest < minOfEach) {
            return new Fit.Failed<>(Fit.Reason.TOO_FEW_CUSTOMERS, tooFew(examples));
        }
        Fit<CombinedScore> learned =
                new ScoreRegression(examples, MIN_DEVIATION).best(PENALTIES).map(CombinedScoreFit::score);
        boolean rises = learned.parameters()
                .filter(score -> risesSomewhere(score, examples, model, days))
                .isPresent();
        return rises
                ? new Fit.Failed<>(Fit.Reason.NOT_BETTER, "the learned score rises while a customer is silent")
                : learned;
    }

    private String tooFew(ScoreExamples examples) {
        return String.format(
                Locale.ROOT,
                "a combined score needs %d customers, %d of whom ordered again and %d not, there are %.0f, %.0f ordered"
                        + " again",
                minExamples,
                minOfEach,
                minOfEach,
                examples.customers(),
                examples.positives());
    }

    private static CombinedScore score(ScoreRegression.Solution solution) {
        Map<ScoreFeature, FeatureWeight> weights = new EnumMap<>(ScoreFeature.class);
        weights.putAll(solution.weights());
        return new CombinedScore(solution.intercept(), weights);
    }

    private static boolean risesSomewhere(
            CombinedScore score, ScoreExamples examples, BetaGeometricNbd model, int days) {
        for (int i = 0; i < examples.size(); i++) {
            BuyingHistory history = examples.history(i);
            double now = score.probability(model, history, days);
            if (score.probability(model, history.atGap(history.gap() + STEP_DAYS), days) > now) {
                return true;
            }
        }
        return false;
    }

    /** Why a score must not be used, by the outcomes of customers that it has not seen; empty if it may. */
    private Optional<Fit.Failed<CombinedScore>> unproven(CombinedScore score, PastCustomers past, int days) {
        WeightedHistories histories = past.histories();
        return purchases
                .fit(histories)
                .match(
                        fit -> ScoreTrial.of(
                                        score.levelled(fit.found(), histories, days),
                                        ScoreExamples.of(past, fit.found(), days),
                                        fit.found(),
                                        days)
                                .unlessAhead(),
                        failed -> Optional.of(new Fit.Failed<>(failed.reason(), failed.message())));
    }
}
