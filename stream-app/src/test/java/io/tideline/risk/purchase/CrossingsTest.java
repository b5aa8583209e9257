package io.tideline.risk.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tideline.risk.PublishedModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossingsTest {
    private static final double[] LEVELS = {.8, .5, .3, .1};
    private final Crossings crossings = new Crossings(PublishedModels.MBG);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 12.981407, 90.114398, 1254.614",
        "1, 1.71, 0, 8.090485, 19.967797, 59.632903",
        "2, 30.43, .196713, 27.127764, 52.544907, 115.567464",
        "26, 30.86, 2.971979, 5.118942, 6.487489, 8.760230",
    })
    void publishedCrossingsOfProbabilityAlive(int x, double tx, double g8, double g5, double g3, double g1) {
        double[] published = {g8, g5, g3, g1};
        BuyingHistory history = new BuyingHistory(x, tx, tx);
        for (int i = 0; i < LEVELS.length; i++) {
            double gap = crossings.gapToAlive(history, LEVELS[i]);
            assertThat(gap).isCloseTo(published[i], within(gap > 1000 ? 6e-4 : 6e-7));
            if (gap > 0) {
                assertThat(PublishedModels.MBG.probabilityAlive(history.atGap(gap)))
                        .isCloseTo(LEVELS[i], within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1.71", "2, 30.43", "26, 30.86", "200, 38", "1000, 300"})
    void crossingsOfOrderProbability_areExact(int x, double tx) {
        BuyingHistory history = new BuyingHistory(x, tx, tx);
        for (BetaGeometricNbd model : new BetaGeometricNbd[] {PublishedModels.BG, PublishedModels.MBG}) {
            double atOrder = model.probabilityOfOrderWithin(history, 13);
            for (double share : new double[] {.999999, .75, .5, .25, .01, 1e-6}) {
                double gap = new Crossings(model).gapToOrderProbability(history, 13, share * atOrder);
                assertThat(model.probabilityOfOrderWithin(history.atGap(gap), 13))
                        .isCloseTo(share * atOrder, within(1e-12));
            }
        }
    }

    @Test
    void levelAboveTheProbabilityAtTheOrder_isCrossedAtOnce() {
        assertThat(crossings.gapToAlive(new BuyingHistory(0, 0, 0), .99)).isZero();
        assertThat(crossings.gapToOrderProbability(new BuyingHistory(0, 0, 0), 13, .9))
                .isZero();
    }

    @Test
    void withoutAChanceToLeave_probabilityAliveNeverFalls() {
        assertThat(new Crossings(PublishedModels.BG).gapToAlive(new BuyingHistory(0, 0, 0), .5))
                .isInfinite();
    }
}
