package io.tideline.risk.evaluation;

import io.tideline.risk.score.Prediction;
import io.tideline.risk.score.ScoreQuality;
import java.util.List;

/**
 * The quality of one score in a holdout.
 *
 * @param score the score
 * @param auc the probability that a customer who ordered is ranked above one who did not
 * @param brier mean squared error of the probability; NaN where the score is none
 * @param logLoss mean negative log-probability of what happened; NaN where the score is no probability
 * @param calibration tenths of the customers by score, lowest first; empty where the score is no probability
 */
public record ScoreResult(
        CandidateScore score, double auc, double brier, double logLoss, List<ScoreQuality.Decile> calibration) {
    public ScoreResult {
        calibration = List.copyOf(calibration);
    }

    static ScoreResult of(CandidateScore score, List<Prediction> predictions) {
        double auc = ScoreQuality.auc(predictions);
        return score.isProbability()
                ? new ScoreResult(
                        score,
                        auc,
                        ScoreQuality.brier(predictions),
                        ScoreQuality.logLoss(predictions),
                        ScoreQuality.calibration(predictions))
                : new ScoreResult(score, auc, Double.NaN, Double.NaN, List.of());
    }
}
