package io.tideline.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** Customers as they were known at the end of a calibration, with their numbers of occasions in the time after it. */
final class Holdout {
    private final int end;
    private final int horizonDays;
    private final List<CustomerHistory> known = new ArrayList<>();
    private final List<Integer> occasions = new ArrayList<>();

    private Holdout(int end, int horizonDays) {
        this.end = end;
        this.horizonDays = horizonDays;
    }

    static Holdout of(List<CustomerHistory> customers, int calibrationEnd, int horizonDays) {
        Holdout holdout = new Holdout(calibrationEnd, horizonDays);
        for (CustomerHistory customer : customers) {
            customer.upTo(calibrationEnd).ifPresent(then -> {
                holdout.known.add(then);
                holdout.occasions.add(customer.occasionsWithin(calibrationEnd, horizonDays));
            });
        }
        return holdout;
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
        ModelCounts counts = new ModelCounts(1);
        known.forEach(customer -> counts.add(customer.firstDay(), customer.lastDay(), customer.repeats()));
        return counts.histories(end);
    }

    OrderForecast forecast(BetaGeometricNbd model) {
        List<Double> expected = known.stream()
                .map(customer -> model.expectedOrdersWithin(customer.afterGap(gap(customer)), horizonDays))
                .toList();
        return OrderForecast.of(expected, occasions);
    }

    /** How a score of a customer and the days since the last occasion did. */
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
