package io.tideline.risk.evaluation;

import io.tideline.risk.counts.FitCounts;
import io.tideline.risk.model.CustomerHistories;
import io.tideline.risk.model.CustomerHistory;
import io.tideline.risk.purchase.BetaGeometricFit;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.WeightedHistories;
import io.tideline.risk.score.CombinedScore;
import io.tideline.risk.score.CombinedScoreFit;
import io.tideline.risk.score.Prediction;
import io.tideline.risk.solver.Fit;
import io.tideline.risk.spend.SpendSample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** Customers as they were known at the end of a calibration, with the numbers of their occasions after it. */
final class Holdout {
    private final int end;
    private final int horizonDays;
    private final List<CustomerHistory> known = new ArrayList<>();
    private final List<Integer> occasions = new ArrayList<>();
    private final FitCounts counts = new FitCounts();

    Holdout(List<HoldoutCustomer> customers, int calibrationEnd, int horizonDays) {
        this.end = calibrationEnd;
        this.horizonDays = horizonDays;
        for (HoldoutCustomer customer : customers) {
            known.add(CustomerHistories.of(customer.known()).orElseThrow());
            occasions.add(customer.occasions());
            counts.add(customer.known());
        }
    }

    int size() {
        return known.size();
    }

    int horizonDays() {
        return horizonDays;
    }

    int ordered() {
        return (int) occasions.stream().filter(count -> count > 0).count();
    }

    WeightedHistories histories() {
        return counts.purchases().histories(end);
    }

    /** The mean spends of the customers, exact and not in steps. */
    SpendSample spends() {
        SpendSample sample = new SpendSample();
        known.forEach(customer -> sample.add(customer.repeats(), customer.meanRepeatSpend(), 1));
        return sample;
    }

    Fit<CombinedScore> score(BetaGeometricFit purchases, Fit<BetaGeometricNbd> model) {
        return model.match(
                fit -> CombinedScoreFit.with(purchases).fit(counts, fit.found(), end, horizonDays),
                failed -> new Fit.Failed<>(failed.reason(), failed.message()));
    }

    OrderForecast forecast(BetaGeometricNbd model) {
        List<Double> expected = known.stream()
                .map(customer -> model.expectedOrdersWithin(customer.afterGap(gap(customer)), horizonDays))
                .toList();
        return OrderForecast.of(expected, occasions);
    }

    /** The quality of a score of the customer and the days since the last occasion. */
    ScoreResult result(CandidateScore score, ToDoubleBiFunction<CustomerHistory, Double> function) {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            CustomerHistory customer = known.get(i);
            predictions.add(new Prediction(function.applyAsDouble(customer, gap(customer)), occasions.get(i) > 0));
        }
        return ScoreResult.of(score, predictions);
    }

    private double gap(CustomerHistory customer) {
        return (double) end - customer.lastDay();
    }
}
