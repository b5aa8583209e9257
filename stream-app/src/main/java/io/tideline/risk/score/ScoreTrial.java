package io.tideline.risk.score;

import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.solver.Fit;
import java.util.Locale;
import java.util.Optional;

/**
 * A combined score against the purchase model alone, on outcomes that neither has seen.
 *
 * @param scoreLoss mean log-loss of the score
 * @param modelLoss mean log-loss of the model alone
 */
record ScoreTrial(double scoreLoss, double modelLoss) {

    static ScoreTrial of(CombinedScore score, ScoreExamples examples, BetaGeometricNbd model, double horizon) {
        double scoreSum = 0;
        double modelSum = 0;
        for (int i = 0; i < examples.size(); i++) {
            double learned = score.probability(model, examples.history(i), horizon);
            double alone = model.probabilityOfOrderWithin(examples.history(i), horizon);
            double ordered = examples.ordered(i);
            double others = examples.customers(i) - ordered;
            scoreSum += ordered * loss(learned) + others * loss(1 - learned);
            modelSum += ordered * loss(alone) + others * loss(1 - alone);
        }
        return new ScoreTrial(scoreSum / examples.customers(), modelSum / examples.customers());
    }

    private static double loss(double probabilityOfWhatHappened) {
        return -Math.log(Math.max(ScoreQuality.MIN_PROBABILITY, probabilityOfWhatHappened));
    }

    /** A failure that says by how much the score is not ahead, unless it is. */
    Optional<Fit.Failed<CombinedScore>> unlessAhead() {
        return scoreLoss < modelLoss
                ? Optional.empty()
                : Optional.of(new Fit.Failed<>(
                        Fit.Reason.NOT_BETTER,
                        String.format(
                                Locale.ROOT,
                                "a learned score is not ahead on the last part of the past: log-loss %.4f against %.4f of"
                                        + " the model alone",
                                scoreLoss,
                                modelLoss)));
    }
}
