package io.tideline.risk.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tideline.risk.PublishedModels;
import io.tideline.risk.ReferenceCustomer;
import io.tideline.risk.purchase.BetaGeometricFitTest;
import io.tideline.risk.solver.Fit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class GammaGammaTest {
    @Test
    void cdnowSample_parameters() {
        SpendSample sample = new SpendSample();
        ReferenceCustomer.all()
                .forEach(customer -> sample.add(customer.repeats(), customer.number("mean_repeat_spend"), 1));
        Fit.Converged<GammaGamma> fit = BetaGeometricFitTest.converged(GammaGammaFit.DEFAULT.fit(sample));
        Percentage percentage = Percentage.withPercentage(1e-4);
        assertThat(fit.customers()).isEqualTo(946);
        assertThat(fit.found().p()).isCloseTo(PublishedModels.GAMMA_GAMMA.p(), percentage);
        assertThat(fit.found().q()).isCloseTo(PublishedModels.GAMMA_GAMMA.q(), percentage);
        assertThat(fit.found().g()).isCloseTo(PublishedModels.GAMMA_GAMMA.g(), percentage);
        assertThat(fit.logLikelihood()).isCloseTo(-4055.917695, within(1e-5));
    }

    @Test
    void expectedSpend_movesFromEverybodysMeanToTheOwn() {
        GammaGamma model = PublishedModels.GAMMA_GAMMA;
        double everybody = model.expectedSpend(0, 0).orElseThrow();
        assertThat(model.expectedSpend(1, 100).orElseThrow()).isBetween(everybody, 100.0);
        assertThat(model.expectedSpend(1000, 100).orElseThrow()).isCloseTo(100, within(0.1));
    }

    @Test
    void populationWithoutAMean_hasNone() {
        assertThat(new GammaGamma(2, 0.9, 10).expectedSpend(0, 0)).isEmpty();
        assertThat(new GammaGamma(2, 0.9, 10).expectedSpend(1, 5)).isPresent();
    }

    @Test
    void identicalSpends_failLoudly() {
        SpendSample sample = new SpendSample();
        sample.add(3, 20, 1000);
        assertThat(BetaGeometricFitTest.failed(GammaGammaFit.DEFAULT.fit(sample))
                        .reason())
                .isEqualTo(Fit.Reason.RAN_AWAY);
    }

    @Test
    void spendOfZeroOrLess_isLeftOut() {
        SpendSample sample = new SpendSample();
        sample.add(3, 0, 1000);
        sample.add(0, 20, 1000);
        assertThat(sample.customers()).isZero();
        assertThat(BetaGeometricFitTest.failed(GammaGammaFit.DEFAULT.fit(sample))
                        .reason())
                .isEqualTo(Fit.Reason.TOO_FEW_CUSTOMERS);
    }
}
