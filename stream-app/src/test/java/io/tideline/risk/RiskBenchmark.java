package io.tideline.risk;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Prints how long the fit of a million simulated customers takes, and how long one customer's scores take. */
public final class RiskBenchmark {
    private static final int CUSTOMERS = 1_000_000;
    private static final int SCORED = 100_000;

    private RiskBenchmark() {}

    /** Runs the benchmark; takes no arguments. */
    public static void main(String[] args) {
        WeightedHistories distinct = SimulatedShop.histories(CUSTOMERS, false);
        WeightedHistories days = SimulatedShop.histories(CUSTOMERS, true);
        for (int round = 0; round < 3; round++) {
            fit("a million distinct histories", distinct);
            fit("a million histories in whole days", days);
        }
        score(days);
    }

    private static void fit(String what, WeightedHistories histories) {
        long start = System.nanoTime();
        Fit<BetaGeometricNbd> fit = BetaGeometricFit.DEFAULT.fit(histories);
        print("%s: %d cells, %.0f ms, %s", what, histories.size(), (System.nanoTime() - start) / 1e6, fit);
    }

    private static void score(WeightedHistories histories) {
        time(
                "probabilities",
                histories,
                history -> SimulatedShop.TRUTH.probabilityAlive(history)
                        + SimulatedShop.TRUTH.probabilityOfOrderWithin(history, 90));
        time(
                "expected orders within 365 days",
                histories,
                history -> SimulatedShop.TRUTH.expectedOrdersWithin(history, 365));
        time("schedule of levels", histories, history -> LevelSchedule.ofModel(
                        SimulatedShop.TRUTH, history, RiskSettings.DEFAULT)
                .starts()
                .size());
    }

    private static void time(String what, WeightedHistories histories, ToDoubleFunction<BuyingHistory> work) {
        for (int round = 0; round < 3; round++) {
            double sum = 0;
            long start = System.nanoTime();
            for (int i = 0; i < SCORED; i++) {
                sum += work.applyAsDouble(histories.history(i));
            }
            print("%s: %.2f us a customer (%g)", what, (System.nanoTime() - start) / 1e3 / SCORED, sum);
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
