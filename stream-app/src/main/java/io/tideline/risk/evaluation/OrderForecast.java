package io.tideline.risk.evaluation;

import java.util.List;

/**
 * Expected against actual occasions in a holdout.
 *
 * @param expected the sum of the expected numbers
 * @param actual how many there were
 * @param meanAbsoluteError per customer
 * @param rootMeanSquareError per customer
 */
public record OrderForecast(double expected, double actual, double meanAbsoluteError, double rootMeanSquareError) {
    /** The comparison of customers' expected numbers with their actual ones, in the same order. */
    static OrderForecast of(List<Double> expected, List<Integer> actual) {
        double sum = 0;
        double total = 0;
        double absolute = 0;
        double squared = 0;
        for (int i = 0; i < expected.size(); i++) {
            double error = expected.get(i) - actual.get(i);
            sum += expected.get(i);
            total += actual.get(i);
            absolute += Math.abs(error);
            squared += error * error;
        }
        int customers = Math.max(1, expected.size());
        return new OrderForecast(sum, total, absolute / customers, Math.sqrt(squared / customers));
    }
}
