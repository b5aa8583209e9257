package io.tideline.risk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Learns a combined score from the past alone: customers as they were one horizon ago, and what they did since.
 *
 * <p>The purchase model is fitted on what was known then, its log-odds are the offset, and the features get ridge-penalised
 * weights. The penalty is the one with the largest evidence on the same examples: where the model holds, the weights vanish
 * and the score is the model's; nothing is tuned on what comes later. The horizon learned on is the one asked for, or half
 * of the past if that is shorter.
 *
 * <p>Half of the intercept is kept. A base rate off the model's may be the model's error, which stays, or the season's,
 * which goes; one quarter cannot tell them apart.
 *
 * @param purchases how the purchase model is fitted
 * @param minExamples fewest customers to learn from, at least 1
 * @param minOfEach fewest of them who ordered again, and who did not, at least 1
 */
public record CombinedScoreFit(BetaGeometricFit purchases, int minExamples, int minOfEach) {
    /** The default model, 500 customers, 50 of each kind. */
    public static final CombinedScoreFit DEFAULT = new CombinedScoreFit(BetaGeometricFit.DEFAULT, 500, 50);

    private static final double[] PENALTIES = {1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 100_000};
    private static final double INTERCEPT_KEPT = 0.5;
    /** A feature that varies less than this is the same for everyone. */
    private static final double MIN_DEVIATION = 1e-9;

    /**
     * Learns from customers whose occasions around the cut are known one by one; others are passed over. The log-likelihood of the outcome is the penalised one.
     *
     * @param customers what is known of them; nothing after {@code today} is looked at
     * @param today epoch day
     * @param horizonDays the horizon the score is for, at least 1
     */
    public Fit<CombinedScore> fit(List<CustomerHistory> customers, int today, int horizonDays) {
        int firstDay =
                customers.stream().mapToInt(CustomerHistory::firstDay).min().orElse(today);
        int learned = Math.min(horizonDays, (today - firstDay) / 2);
        if (learned < 1) {
            return new Fit.Failed<>(Fit.Reason.TOO_FEW_CUSTOMERS, "there is no past to learn a combined score from");
        }
        return fitAt(customers, today - learned, learned);
    }

    private Fit<CombinedScore> fitAt(List<CustomerHistory> customers, int cut, int horizon) {
        ModelCounts counts = new ModelCounts(1);
        List<CustomerHistory> known = new ArrayList<>();
        List<CustomerHistory> later = new ArrayList<>();
        for (CustomerHistory customer : customers) {
            Optional<CustomerHistory> then = customer.upTo(cut);
            then.ifPresent(history -> {
                counts.add(history.firstDay(), history.lastDay(), history.repeats());
                known.add(history);
                later.add(customer);
            });
        }
        return purchases
                .fit(counts.histories(cut))
                .match(
                        fit -> learn(examples(fit.found(), known, later, cut, horizon)),
                        failed -> new Fit.Failed<>(failed.reason(), failed.message()));
    }

    private static ScoreExamples examples(
            BetaGeometricNbd model, List<CustomerHistory> known, List<CustomerHistory> later, int cut, int horizon) {
        ScoreExamples examples = new ScoreExamples();
        for (int i = 0; i < known.size(); i++) {
            CustomerHistory then = known.get(i);
            examples.add(
                    model,
                    then,
                    (double) cut - then.lastDay(),
                    horizon,
                    later.get(i).occasionsWithin(cut, horizon) > 0);
        }
        return examples;
    }

    private Fit<CombinedScore> learn(ScoreExamples examples) {
        int fewest = Math.min(examples.positives(), examples.size() - examples.positives());
        if (examples.size() < minExamples || fewest < minOfEach) {
            return new Fit.Failed<>(Fit.Reason.TOO_FEW_CUSTOMERS, tooFew(examples));
        }
        return new ScoreRegression(examples, MIN_DEVIATION).best(PENALTIES).map(this::score);
    }

    private String tooFew(ScoreExamples examples) {
        return String.format(
                Locale.ROOT,
                "a combined score needs %d customers, %d of whom ordered again and %d not, there are %d, %d ordered again",
                minExamples,
                minOfEach,
                minOfEach,
                examples.size(),
                examples.positives());
    }

    private CombinedScore score(ScoreRegression.Solution solution) {
        Map<ScoreFeature, FeatureWeight> weights = new EnumMap<>(solution.weights());
        return new CombinedScore(solution.intercept() * INTERCEPT_KEPT, weights);
    }
}
