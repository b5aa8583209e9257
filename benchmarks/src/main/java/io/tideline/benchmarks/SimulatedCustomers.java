package io.tideline.benchmarks;

import io.tideline.risk.counts.ModelCounts;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.risk.purchase.DropoutRule;
import io.tideline.risk.purchase.WeightedHistories;
import java.util.Random;
import org.hipparchus.random.JDKRandomGenerator;
import org.hipparchus.random.RandomDataGenerator;

/** Simulated customers of two years who follow MBG/NBD, from a fixed seed. */
final class SimulatedCustomers {
    static final BetaGeometricNbd TRUTH = new BetaGeometricNbd(0.55, 45, 0.85, 1.6, DropoutRule.AFTER_EVERY_ORDER);
    private static final int DAYS = 730;

    private final RandomDataGenerator random = RandomDataGenerator.of(new JDKRandomGenerator(1));
    private final Random uniform = new Random(1);
    private final int count;

    SimulatedCustomers(int count) {
        this.count = count;
    }

    /** The customers with histories in fractions of days, so that no two share a cell, which is the worst case of a fit. */
    WeightedHistories distinct() {
        WeightedHistories.Builder builder = WeightedHistories.builder();
        for (int i = 0; i < count; i++) {
            builder.add(customer(DAYS * uniform.nextDouble()), 1);
        }
        return builder.build();
    }

    /** The customers with histories in whole days, as the stream counts them, so that many share a cell. */
    WeightedHistories inDays() {
        ModelCounts counts = new ModelCounts(1);
        for (int i = 0; i < count; i++) {
            double age = DAYS * uniform.nextDouble();
            BuyingHistory history = customer(age);
            int first = (int) (DAYS - age);
            int last = (int) (DAYS - age + history.recency());
            counts.add(first, last, last == first ? 0 : history.repeats());
        }
        return counts.histories(DAYS);
    }

    private BuyingHistory customer(double age) {
        double rate = random.nextGamma(TRUTH.r(), 1 / TRUTH.alpha());
        double leaving = random.nextBeta(TRUTH.a(), TRUTH.b());
        int repeats = 0;
        double last = 0;
        while (uniform.nextDouble() >= leaving) {
            double next = last - Math.log(1 - uniform.nextDouble()) / rate;
            if (!(next < age)) {
                break;
            }
            last = next;
            repeats++;
        }
        return new BuyingHistory(repeats, last, age);
    }
}
