package io.tideline.risk.score;

import io.tideline.risk.solver.DampedNewton;
import io.tideline.risk.solver.Fit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ridge regression behind a combined score: standardised features, and the penalty the evidence prefers. */
final class ScoreRegression {
    private final ScoreExamples examples;
    /** Indices of the features that vary. */
    private final List<Integer> features = new ArrayList<>();

    private final double[][] design;
    private final double[] offsets;
    private final double[] customers;
    private final double[] ordered;

    /**
     * The intercept and the weights found.
     *
     * @param intercept in log-odds
     * @param weights of the features that vary
     */
    record Solution(double intercept, Map<ScoreFeature, FeatureWeight> weights) {}

    ScoreRegression(ScoreExamples examples, double minDeviation) {
        this.examples = examples;
        for (int feature = 0; feature < ScoreExamples.FEATURES.size(); feature++) {
            if (examples.deviation(feature) > minDeviation) {
                features.add(feature);
            }
        }
        design = new double[examples.size()][features.size() + 1];
        offsets = new double[examples.size()];
        customers = new double[examples.size()];
        ordered = new double[examples.size()];
        fill();
    }

    private void fill() {
        for (int i = 0; i < design.length; i++) {
            design[i][0] = 1;
            offsets[i] = examples.modelLogOdds(i);
            customers[i] = examples.customers(i);
            ordered[i] = examples.ordered(i);
        }
        for (int j = 0; j < features.size(); j++) {
            double centre = examples.mean(features.get(j));
            double scale = examples.deviation(features.get(j));
            for (int i = 0; i < design.length; i++) {
                design[i][j + 1] = (examples.value(i, features.get(j)) - centre) / scale;
            }
        }
    }

    /** The solution with the largest evidence among the penalties, each search starting where the last one ended. */
    Fit<Solution> best(double[] penalties) {
        Optional<Candidate> best = Optional.empty();
        double[] start = new double[features.size() + 1];
        for (double penalty : penalties) {
            ScoreObjective objective = new ScoreObjective(design, offsets, customers, ordered, penalty);
            DampedNewton.Search search = DampedNewton.maximise(objective, start);
            if (search.failure().isPresent()) {
                Fit.Reason reason = search.failure().get();
                return new Fit.Failed<>(reason, "the fit of the combined score ended with " + reason);
            }
            start = search.point();
            Candidate candidate = new Candidate(search, objective.logEvidence(search.curvature()));
            best = best.filter(other -> other.logEvidence() >= candidate.logEvidence())
                    .or(() -> Optional.of(candidate));
        }
        return converged(best.orElseThrow());
    }

    private record Candidate(DampedNewton.Search search, double logEvidence) {}

    private Fit<Solution> converged(Candidate best) {
        double[] point = best.search().point();
        Map<ScoreFeature, FeatureWeight> weights = new EnumMap<>(ScoreFeature.class);
        for (int j = 0; j < features.size(); j++) {
            int feature = features.get(j);
            weights.put(
                    ScoreExamples.FEATURES.get(feature),
                    new FeatureWeight(point[j + 1], examples.mean(feature), examples.deviation(feature)));
        }
        return new Fit.Converged<>(
                new Solution(point[0], weights),
                best.search().value(),
                examples.customers(),
                examples.size(),
                best.search().iterations());
    }
}
