package io.tideline.risk.score;

import io.tideline.risk.counts.PastCustomers;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.BuyingHistory;
import java.util.ArrayList;
import java.util.List;

/**
 * Histories as they were at an earlier day, with how many customers shared each and how many ordered within the horizon
 * after it: what a combined score learns from, and is judged by.
 */
final class ScoreExamples {
    static final List<ScoreFeature> FEATURES = List.of(ScoreFeature.values());

    private final List<double[]> rows = new ArrayList<>();
    private final List<BuyingHistory> histories = new ArrayList<>();
    private final List<double[]> counts = new ArrayList<>();
    private double customers;
    private double positives;

    /** The customers of a past day, with the values of the features under a model. */
    static ScoreExamples of(PastCustomers past, BetaGeometricNbd model, double horizon) {
        ScoreExamples examples = new ScoreExamples();
        past.forEach((history, count, ordered) -> {
            examples.rows.add(FEATURES.stream()
                    .mapToDouble(feature -> feature.of(model, history, horizon))
                    .toArray());
            examples.histories.add(history);
            examples.counts.add(new double[] {count, ordered});
            examples.customers += count;
            examples.positives += ordered;
        });
        return examples;
    }

    /** The number of distinct histories. */
    int size() {
        return rows.size();
    }

    double customers() {
        return customers;
    }

    double positives() {
        return positives;
    }

    BuyingHistory history(int index) {
        return histories.get(index);
    }

    /** The value of the feature at an index of {@link #FEATURES}. */
    double value(int index, int feature) {
        return rows.get(index)[feature];
    }

    /** The model's own log-odds, {@link ScoreFeature#MODEL}. */
    double modelLogOdds(int index) {
        return rows.get(index)[ScoreFeature.MODEL.ordinal()];
    }

    double customers(int index) {
        return counts.get(index)[0];
    }

    double ordered(int index) {
        return counts.get(index)[1];
    }

    double mean(int feature) {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += customers(i) * rows.get(i)[feature];
        }
        return sum / customers;
    }

    double deviation(int feature) {
        double mean = mean(feature);
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            double difference = rows.get(i)[feature] - mean;
            sum += customers(i) * difference * difference;
        }
        return Math.sqrt(sum / customers);
    }
}
