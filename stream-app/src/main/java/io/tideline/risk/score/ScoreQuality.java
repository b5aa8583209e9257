package io.tideline.risk.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Measures of how good a score is: ranking, and calibration where it is a probability. */
public final class ScoreQuality {
    private static final int DECILES = 10;
    /** A probability of 0 or 1 that is wrong costs 27.6, not everything. */
    static final double MIN_PROBABILITY = 1e-12;

    private ScoreQuality() {}

    /**
     * One tenth of the customers, by score.
     *
     * @param customers how many
     * @param meanScore their mean predicted probability
     * @param orderedShare the share that ordered
     */
    public record Decile(int customers, double meanScore, double orderedShare) {}

    /**
     * The area under the ROC curve: the chance that someone who ordered was ranked above someone who did not, ties counting
     * half. 0.5 where one kind is missing.
     */
    public static double auc(List<Prediction> predictions) {
        List<Prediction> sorted = sorted(predictions);
        double ranks = 0;
        for (int from = 0, to; from < sorted.size(); from = to) {
            to = from;
            int ordered = 0;
            while (to < sorted.size()
                    && sorted.get(to).score() == sorted.get(from).score()) {
                ordered += sorted.get(to++).ordered() ? 1 : 0;
            }
            ranks += ordered * (from + 1 + to) / 2.0;
        }
        double positives = predictions.stream().filter(Prediction::ordered).count();
        double negatives = predictions.size() - positives;
        return positives == 0 || negatives == 0
                ? 0.5
                : (ranks - positives * (positives + 1) / 2) / (positives * negatives);
    }

    /** The mean squared difference of probability and outcome: 0 is perfect, 0.25 is a coin. */
    public static double brier(List<Prediction> predictions) {
        return predictions.stream()
                .mapToDouble(prediction -> Math.pow(prediction.score() - (prediction.ordered() ? 1 : 0), 2))
                .average()
                .orElse(0);
    }

    /** The mean negative logarithm of the probability given to what happened: 0 is perfect, 0.693 is a coin. */
    public static double logLoss(List<Prediction> predictions) {
        return predictions.stream().mapToDouble(ScoreQuality::loss).average().orElse(0);
    }

    private static double loss(Prediction prediction) {
        double right = prediction.ordered() ? prediction.score() : 1 - prediction.score();
        return -Math.log(Math.max(MIN_PROBABILITY, right));
    }

    /** Customers in tenths by score, lowest first: where predicted and actual shares agree the score is calibrated. */
    public static List<Decile> calibration(List<Prediction> predictions) {
        List<Prediction> sorted = sorted(predictions);
        List<Decile> deciles = new ArrayList<>();
        for (int i = 0; i < DECILES; i++) {
            int from = (int) ((long) sorted.size() * i / DECILES);
            int to = (int) ((long) sorted.size() * (i + 1) / DECILES);
            if (from < to) {
                deciles.add(decile(sorted.subList(from, to)));
            }
        }
        return List.copyOf(deciles);
    }

    private static Decile decile(List<Prediction> tenth) {
        double mean = tenth.stream().mapToDouble(Prediction::score).average().orElse(0);
        double ordered = tenth.stream().filter(Prediction::ordered).count();
        return new Decile(tenth.size(), mean, ordered / tenth.size());
    }

    private static List<Prediction> sorted(List<Prediction> predictions) {
        return predictions.stream()
                .sorted(Comparator.comparingDouble(Prediction::score))
                .toList();
    }
}
