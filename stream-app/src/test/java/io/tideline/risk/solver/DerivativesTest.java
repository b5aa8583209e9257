package io.tideline.risk.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tideline.risk.ReferenceCustomer;
import io.tideline.risk.purchase.BetaGeometricLikelihood;
import io.tideline.risk.purchase.DropoutRule;
import io.tideline.risk.purchase.WeightedHistories;
import io.tideline.risk.spend.GammaGammaLikelihood;
import io.tideline.risk.spend.SpendSample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The derivatives of the likelihoods against differences of the value and of the gradient. */
class DerivativesTest {
    private static final double STEP = 1e-5;

    @Test
    void purchaseModels() {
        WeightedHistories histories = ReferenceCustomer.histories(ReferenceCustomer.fifty());
        for (DropoutRule dropout : DropoutRule.values()) {
            for (boolean prior : List.of(true, false)) {
                Objective likelihood = new BetaGeometricLikelihood(histories, dropout, prior);
                assertDerivatives(likelihood, 0.5, 6, 0.9, 1.6);
                assertDerivatives(new LogParameters(likelihood), -0.5, 1.5, 0.3, -0.2);
            }
        }
    }

    @Test
    void gammaGamma() {
        SpendSample sample = new SpendSample();
        ReferenceCustomer.fifty()
                .forEach(customer -> sample.add(customer.repeats(), customer.number("mean_repeat_spend"), 2));
        assertDerivatives(new GammaGammaLikelihood(sample, sample.mean()), 6.2, 3.7, 0.5);
        assertDerivatives(new GammaGammaLikelihood(sample, sample.mean()), 0.2, 14, 1.5);
    }

    @Test
    void digammaAndTrigamma_knownValues() {
        double euler = 0.5772156649015329;
        assertThat(GammaFunctions.digamma(1)).isCloseTo(-euler, within(1e-14));
        assertThat(GammaFunctions.digamma(0.5)).isCloseTo(-euler - 2 * Math.log(2), within(1e-14));
        assertThat(GammaFunctions.digamma(20)).isCloseTo(2.97052399224215, within(1e-14));
        assertThat(GammaFunctions.trigamma(1)).isCloseTo(Math.PI * Math.PI / 6, within(1e-14));
        assertThat(GammaFunctions.trigamma(0.5)).isCloseTo(Math.PI * Math.PI / 2, within(1e-14));
        assertThat(GammaFunctions.trigamma(20)).isCloseTo(0.05127082293520312, within(1e-15));
    }

    private static void assertDerivatives(Objective objective, double... point) {
        Curvature here = objective.at(point);
        for (int i = 0; i < point.length; i++) {
            Curvature up = objective.at(moved(point, i, STEP));
            Curvature down = objective.at(moved(point, i, -STEP));
            assertThat(here.gradient[i]).isCloseTo((up.value - down.value) / (2 * STEP), near(here.gradient[i]));
            for (int j = 0; j < point.length; j++) {
                double slope = (up.gradient[j] - down.gradient[j]) / (2 * STEP);
                assertThat(here.hessian[i][j]).isCloseTo(slope, near(slope));
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> near(double value) {
        return within(1e-5 * Math.max(1, Math.abs(value)));
    }

    private static double[] moved(double[] point, int index, double step) {
        double[] moved = point.clone();
        moved[index] += step;
        return moved;
    }
}
