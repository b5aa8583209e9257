package io.tideline.risk;

import io.tideline.risk.counts.ModelCounts;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.risk.purchase.DropoutRule;
import io.tideline.risk.purchase.WeightedHistories;
import java.util.Random;
import org.hipparchus.random.JDKRandomGenerator;
import org.hipparchus.random.RandomDataGenerator;

/** Customers who behave exactly as MBG/NBD says, over two years. */
public final class SimulatedCustomers {
    public static final BetaGeometricNbd TRUTH =
            new BetaGeometricNbd(0.55, 45, 0.85, 1.6, DropoutRule.AFTER_EVERY_ORDER);
    static final int DAYS = 730;

    private SimulatedCustomers() {}

    /** Histories after {@link #DAYS} days, of a fixed seed; in whole days they share cells. */
    public static WeightedHistories histories(int customers, boolean wholeDays) {
        RandomDataGenerator random = RandomDataGenerator.of(new JDKRandomGenerator(1));
        Random uniform = new Random(1);
        ModelCounts counts = new ModelCounts(1);
        WeightedHistories.Builder builder = WeightedHistories.builder();
        for (int i = 0; i < customers; i++) {
            double first = DAYS * uniform.nextDouble();
            BuyingHistory history = customer(random, uniform, DAYS - first);
            if (wholeDays) {
                int firstDay = (int) first;
                int lastDay = (int) (first + history.recency());
                counts.add(firstDay, lastDay, lastDay == firstDay ? 0 : history.repeats());
            } else {
                builder.add(history, 1);
            }
        }
        return wholeDays ? counts.histories(DAYS) : builder.build();
    }

    private static BuyingHistory customer(RandomDataGenerator random, Random uniform, double age) {
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
