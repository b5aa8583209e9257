package io.tideline.risk.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for any parameters and any history; a failure names its seed. */
class RandomModelsTest {
    private static final int SEEDS = 10_000;

    @Test
    void everyProbabilityIsOne_everyExpectationFinite_andAllFallBetweenOrders() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            BetaGeometricNbd model = model(random);
            BuyingHistory history = history(random);
            double horizon = logUniform(random, 1e-3, 1e3);
            assertSane(seed, model, history, horizon);
            assertFalling(seed, model, history, horizon);
            assertCrossing(seed, model, history, horizon, random.nextDouble());
        }
    }

    private static void assertSane(int seed, BetaGeometricNbd model, BuyingHistory history, double horizon) {
        String of = "seed " + seed + ": " + model + " " + history + " within " + horizon;
        assertThat(model.probabilityAlive(history)).as(of).isBetween(0.0, 1.0);
        assertThat(model.probabilityOfOrderWithin(history, horizon))
                .as(of)
                .isBetween(0.0, model.probabilityAlive(history));
        assertThat(model.expectedOrdersWithin(history, horizon)).as(of).isBetween(0.0, Double.MAX_VALUE);
        assertThat(model.medianTimeToOrderIfAlive(history)).as(of).isPositive();
    }

    private static void assertFalling(int seed, BetaGeometricNbd model, BuyingHistory history, double horizon) {
        BuyingHistory later = history.atGap(history.gap() * 1.5 + 0.01);
        String of = "seed " + seed + ": " + model + " " + history + " within " + horizon;
        assertThat(model.probabilityAlive(later)).as(of).isLessThanOrEqualTo(model.probabilityAlive(history));
        assertThat(model.probabilityOfOrderWithin(later, horizon))
                .as(of)
                .isLessThanOrEqualTo(model.probabilityOfOrderWithin(history, horizon));
        assertThat(model.expectedOrdersWithin(history, horizon * 2))
                .as(of)
                .isGreaterThanOrEqualTo(model.expectedOrdersWithin(history, horizon) * (1 - 1e-12));
    }

    private static void assertCrossing(
            int seed, BetaGeometricNbd model, BuyingHistory history, double horizon, double share) {
        double level = share * model.probabilityOfOrderWithin(history.afterLastOrder(), horizon);
        if (level < 1e-9) {
            return;
        }
        double gap = new Crossings(model).gapToOrderProbability(history, horizon, level);
        assertThat(Math.abs(model.probabilityOfOrderWithin(history.atGap(gap), horizon) - level))
                .as("seed " + seed + ": " + model + " " + history + " reaching " + level + " at " + gap)
                .isLessThan(1e-12);
    }

    private static BetaGeometricNbd model(Random random) {
        return new BetaGeometricNbd(
                logUniform(random, 1e-2, 1e2),
                logUniform(random, 1e-1, 1e3),
                logUniform(random, 1e-8, 1e3),
                logUniform(random, 1e-3, 1e8),
                random.nextBoolean() ? DropoutRule.AFTER_EVERY_ORDER : DropoutRule.AFTER_REPEAT_ORDER);
    }

    private static BuyingHistory history(Random random) {
        int repeats = random.nextInt(3) == 0 ? 0 : (int) logUniform(random, 1, 2000);
        double recency = repeats == 0 ? 0 : logUniform(random, 1, 2000);
        return new BuyingHistory(
                repeats, recency, recency + (random.nextInt(4) == 0 ? 0 : logUniform(random, 1, 2000)));
    }

    private static double logUniform(Random random, double low, double high) {
        return low * Math.exp(random.nextDouble() * Math.log(high / low));
    }
}
