package io.tideline.risk.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tideline.risk.PublishedModels;
import io.tideline.risk.ReferenceCustomer;
import io.tideline.risk.solver.FitLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaGeometricNbdTest {
    /** x, t_x, T, horizon; BG P(alive) and E; MBG P(alive) and E. */
    private static final double[][] PUBLISHED = {
        {2, 30.43, 38.86, 39, .72660916264, 1.22590683543, .706125687505, 1.26266923094},
        {26, 216 / 7.0, 31, 52, .968854441398, 25.7573369703, .965484649158, 23.9981908938},
        {0, 0, 38.86, 39, 1, .194782036541, .389715058344, .153954286069},
        {1, 1.71, 38.86, 39, .212231937837, .203254804228, .170820100166, .188789944761},
        {7, 29.43, 38.86, 39, .641795057137, 3.33718529283, .622638668581, 3.1667992142},
        {200, 38, 40, 40, .0243859916, 3.3608597292, .0305848130, 3.9677081530},
    };

    @Test
    void publishedIndividuals() {
        // Nine digits of the parameters leave eight of the results.
        assertPublished(PublishedModels.BG, PublishedModels.MBG, 4e-9);
    }

    @Test
    void publishedIndividuals_atTheFittedParameters() {
        WeightedHistories sample = ReferenceCustomer.histories(ReferenceCustomer.all());
        BetaGeometricNbd bg = new BetaGeometricFit(DropoutRule.AFTER_REPEAT_ORDER, false, FitLimits.NONE)
                .fit(sample)
                .parameters()
                .orElseThrow();
        BetaGeometricNbd mbg = new BetaGeometricFit(DropoutRule.AFTER_EVERY_ORDER, false, FitLimits.NONE)
                .fit(sample)
                .parameters()
                .orElseThrow();
        assertPublished(bg, mbg, 1e-10);
    }

    private static void assertPublished(BetaGeometricNbd bg, BetaGeometricNbd mbg, double tolerance) {
        for (double[] row : PUBLISHED) {
            BuyingHistory history = new BuyingHistory((int) row[0], row[1], row[2]);
            // The row of 200 repeats is published to ten decimals.
            double relative = row[0] == 200 ? Math.max(tolerance, 2e-8) : tolerance;
            assertThat(bg.probabilityAlive(history)).isCloseTo(row[4], relative(row[4], relative));
            assertThat(bg.expectedOrdersWithin(history, row[3])).isCloseTo(row[5], relative(row[5], relative));
            assertThat(mbg.probabilityAlive(history)).isCloseTo(row[6], relative(row[6], relative));
            assertThat(mbg.expectedOrdersWithin(history, row[3])).isCloseTo(row[7], relative(row[7], relative));
        }
    }

    @Test
    void thousandOrdersThenSilence_isZeroAndNeverNaN() {
        BuyingHistory history = new BuyingHistory(1000, 10, 100);
        for (BetaGeometricNbd model : new BetaGeometricNbd[] {PublishedModels.BG, PublishedModels.MBG}) {
            assertThat(model.probabilityAlive(history)).isBetween(0.0, 1e-300);
            assertThat(model.expectedOrdersWithin(history, 30)).isBetween(0.0, 1e-290);
        }
    }

    @ParameterizedTest
    @CsvSource({
        ".5, 6, 1, 1.6, 2, 30, 39, 39, AFTER_EVERY_ORDER, 1.17083723626227",
        ".11, 2.24, .31, .5, 0, 0, 1, 30, AFTER_REPEAT_ORDER, .564588615532785",
        ".7239676, 9.371764, 1.34e-16, 3.94e8, 3, 20, 27, 26, AFTER_EVERY_ORDER, 2.66204184102811",
        ".25, 4, .8, 2.5, 1500, 80, 80.1, 52, AFTER_EVERY_ORDER, 755.962652108216",
    })
    void expectedOrders_whereTheClosedFormBreaks(
            double r,
            double alpha,
            double a,
            double b,
            int x,
            double tx,
            double age,
            double horizon,
            DropoutRule dropout,
            double expected) {
        BetaGeometricNbd model = new BetaGeometricNbd(r, alpha, a, b, dropout);
        assertThat(model.expectedOrdersWithin(new BuyingHistory(x, tx, age), horizon))
                .isCloseTo(expected, relative(expected, 1e-11));
    }

    @Test
    void oneTimeBuyer_neverLeavesInBg_butDoesInMbg() {
        BuyingHistory once = new BuyingHistory(0, 0, 1e6);
        assertThat(PublishedModels.BG.probabilityAlive(once)).isEqualTo(1);
        assertThat(PublishedModels.MBG.probabilityAlive(once)).isLessThan(0.01);
    }

    @Test
    void medianTimeToOrder_halvesTheChanceToWait() {
        BuyingHistory history = new BuyingHistory(3, 20, 25);
        double median = PublishedModels.MBG.medianTimeToOrderIfAlive(history);
        double orders = PublishedModels.MBG.probabilityOfOrderWithin(history, median);
        assertThat(orders / PublishedModels.MBG.probabilityAlive(history)).isCloseTo(0.5, within(1e-14));
    }

    @Test
    void anotherUnitOfTime_changesNoProbability() {
        BetaGeometricNbd days = PublishedModels.MBG.inFinerUnits(7);
        assertThat(days.probabilityOfOrderWithin(new BuyingHistory(2, 70, 140), 91))
                .isCloseTo(
                        PublishedModels.MBG.probabilityOfOrderWithin(new BuyingHistory(2, 10, 20), 13), within(1e-14));
    }

    @Test
    void impossibleNumbers_areRefusedByName() {
        assertThatThrownBy(() -> new BetaGeometricNbd(1, 0, 1, 1, DropoutRule.AFTER_EVERY_ORDER))
                .hasMessage("alpha must be positive and finite, was 0.0");
        assertThatThrownBy(() -> new BuyingHistory(1, 3, 2)).hasMessageStartingWith("age must be from 3.0 to");
        assertThatThrownBy(() -> new BuyingHistory(-1, 0, 2)).hasMessage("repeats must be at least 0, was -1");
        assertThatThrownBy(() -> PublishedModels.MBG.expectedOrdersWithin(new BuyingHistory(0, 0, 0), Double.NaN))
                .hasMessage("horizon must be zero or more and finite, was NaN");
    }

    private static org.assertj.core.data.Offset<Double> relative(double expected, double tolerance) {
        return within(Math.abs(expected) * tolerance);
    }
}
