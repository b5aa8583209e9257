package io.tideline.benchmarks;

import io.tideline.risk.SimulatedCustomers;
import io.tideline.risk.assess.LevelSchedule;
import io.tideline.risk.assess.RiskAssessor;
import io.tideline.risk.assess.RiskRules;
import io.tideline.risk.model.CustomerHistory;
import io.tideline.risk.model.RiskModel;
import io.tideline.risk.model.SpendDay;
import io.tideline.risk.purchase.BetaGeometricFit;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.risk.purchase.WeightedHistories;
import io.tideline.risk.score.CombinedScore;
import io.tideline.risk.score.FeatureWeight;
import io.tideline.risk.score.ScoreFeature;
import io.tideline.risk.solver.Fit;
import io.tideline.risk.spend.GammaGamma;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Prints the processor time of the fit of a million simulated customers, and of the assessment of one customer. */
public final class RiskBenchmark {
    private static final int CUSTOMERS = 1_000_000;
    private static final int SCORED = 100_000;
    private static final int ROUNDS = 3;
    private static final int HORIZON_DAYS = 90;
    private static final BetaGeometricNbd MODEL = SimulatedCustomers.TRUTH;
    private static final CombinedScore SCORE = new CombinedScore(
            0.1,
            Map.of(
                    ScoreFeature.MODEL, new FeatureWeight(-0.7, -1.5, 1.3),
                    ScoreFeature.SILENCE, new FeatureWeight(-0.2, 1.2, 0.7),
                    ScoreFeature.REPEATS, new FeatureWeight(0.5, 0.6, 0.7),
                    ScoreFeature.AGE, new FeatureWeight(-0.1, 2, 0.4)));

    private RiskBenchmark() {}

    /** Runs the benchmark; takes no arguments. */
    public static void main(String[] args) {
        WeightedHistories distinct = SimulatedCustomers.histories(CUSTOMERS, false);
        WeightedHistories days = SimulatedCustomers.histories(CUSTOMERS, true);
        for (int round = 0; round < ROUNDS; round++) {
            fit("fit of a million customers, each a cell of its own", distinct);
            fit("fit of a million customers in cells of days", days);
        }
        judge(days);
    }

    private static void fit(String what, WeightedHistories histories) {
        long start = cpuNanos();
        Fit<BetaGeometricNbd> fit = BetaGeometricFit.DEFAULT.fit(histories);
        print("%s: %,d cells, %.0f ms, %s", what, histories.size(), (cpuNanos() - start) / 1e6, fit);
    }

    private static void judge(WeightedHistories histories) {
        List<CustomerHistory> customers = new ArrayList<>();
        for (int i = 0; i < Math.min(SCORED, histories.size()); i++) {
            customers.add(customer(histories.history(i)));
        }
        time(
                "score: P(alive) and P(order within 90 days)",
                customers,
                customer -> MODEL.probabilityAlive(customer.afterGap(20))
                        + SCORE.probability(MODEL, customer.afterGap(20), HORIZON_DAYS));
        time(
                "expected orders within 365 days",
                customers,
                customer -> MODEL.expectedOrdersWithin(customer.afterGap(20), 365));
        time("instants of all levels", customers, customer -> LevelSchedule.ofModel(
                        MODEL, customer.afterGap(0), RiskRules.DEFAULT)
                .starts()
                .size());
        RiskAssessor assessor = new RiskAssessor(
                Optional.of(new RiskModel(MODEL, Optional.of(new GammaGamma(6, 4, 15)), SCORE)), RiskRules.DEFAULT);
        time(
                "everything a row says, discounted values and reasons included",
                customers,
                customer -> assessor.assess(customer, 20).level().gapDays());
    }

    private static CustomerHistory customer(BuyingHistory history) {
        int last = (int) history.recency();
        return new CustomerHistory(
                0,
                last,
                history.repeats() + 1,
                20,
                20.0 * (history.repeats() + 1),
                List.of(new SpendDay(last, 20, false)),
                List.of());
    }

    private static void time(String what, List<CustomerHistory> customers, ToDoubleFunction<CustomerHistory> work) {
        double best = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = cpuNanos();
            for (CustomerHistory customer : customers) {
                sum += work.applyAsDouble(customer);
            }
            best = Math.min(best, (cpuNanos() - start) / 1e3 / customers.size());
        }
        print("%s: %.2f microseconds a customer (%g)", what, best, sum);
    }

    /** The processor time of this thread, which does not depend on what else the machine does. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
