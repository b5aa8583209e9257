package io.tideline.risk.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tideline.risk.CdnowOrders;
import io.tideline.risk.PublishedModels;
import io.tideline.risk.ReferenceCustomer;
import io.tideline.risk.SimulatedCustomers;
import io.tideline.risk.counts.FitCounts;
import io.tideline.risk.counts.ModelCounts;
import io.tideline.risk.solver.Fit;
import io.tideline.risk.solver.FitLimits;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

public class BetaGeometricFitTest {
    private static final BetaGeometricFit BG =
            new BetaGeometricFit(DropoutRule.AFTER_REPEAT_ORDER, false, FitLimits.NONE);
    private static final BetaGeometricFit MBG =
            new BetaGeometricFit(DropoutRule.AFTER_EVERY_ORDER, false, FitLimits.NONE);

    @Test
    void cdnowSample_bgParameters() {
        assertFit(BG, PublishedModels.BG, -9582.429207, 1e-6);
    }

    @Test
    void cdnowSample_mbgParameters() {
        assertFit(MBG, PublishedModels.MBG, -9582.135716, 1e-6);
    }

    @Test
    void cdnowSample_mbgParametersWithThePrior() {
        BetaGeometricNbd published =
                new BetaGeometricNbd(.536284, 6.254349, .871225, 1.533011, DropoutRule.AFTER_EVERY_ORDER);
        // Published as -9582.14798, a digit short of -9582.147998, which an independent optimiser finds too.
        assertFit(BetaGeometricFit.DEFAULT, published, -9582.147998, 1e-6);
    }

    @Test
    void cdnowMaster_mbgParameters() {
        int end = (int) LocalDate.of(1997, 9, 30).toEpochDay();
        FitCounts all = new FitCounts();
        CdnowOrders.at("data/cdnow.csv.gz", end, 1).forEach(customer -> all.add(customer.known()));
        ModelCounts counts = all.purchases();
        assertThat(counts.customers()).isEqualTo(23_570);
        assertThat(counts.cells()).isEqualTo(8_685);
        Fit.Converged<BetaGeometricNbd> fit =
                converged(MBG.fit(counts.histories(end).scaled(1 / 7.0)));
        assertThat(fit.found().r()).isCloseTo(.637140, within(1e-6));
        assertThat(fit.found().alpha()).isCloseTo(7.310290, within(1e-6));
        assertThat(fit.found().a()).isCloseTo(.807474, within(1e-6));
        assertThat(fit.found().b()).isCloseTo(1.228394, within(1e-6));
        assertThat(fit.logLikelihood()).isCloseTo(-95336.9583, within(1e-4));
    }

    @Test
    void aMillionCustomers_convergeToTheTruth_despiteTheRoundingOfTheirSum() {
        Fit.Converged<BetaGeometricNbd> fit =
                converged(BetaGeometricFit.DEFAULT.fit(SimulatedCustomers.histories(1_000_000, true)));
        Percentage percentage = Percentage.withPercentage(3);
        assertThat(fit.found().r()).isCloseTo(SimulatedCustomers.TRUTH.r(), percentage);
        assertThat(fit.found().alpha()).isCloseTo(SimulatedCustomers.TRUTH.alpha(), percentage);
        assertThat(fit.found().a()).isCloseTo(SimulatedCustomers.TRUTH.a(), percentage);
        assertThat(fit.found().b()).isCloseTo(SimulatedCustomers.TRUTH.b(), percentage);
        assertThat(fit.iterations()).isLessThanOrEqualTo(12);
    }

    @Test
    void anotherUnitOfTime_scalesAlphaAndLikelihoodOnly() {
        List<ReferenceCustomer> customers = ReferenceCustomer.all();
        WeightedHistories days = ReferenceCustomer.histories(customers).scaled(7);
        Fit.Converged<BetaGeometricNbd> fit = converged(MBG.fit(days));
        assertThat(fit.found().alpha()).isCloseTo(PublishedModels.MBG.alpha() * 7, Percentage.withPercentage(1e-4));
        assertThat(fit.logLikelihood()).isCloseTo(-9582.135716 - 2457 * Math.log(7), within(1e-5));
    }

    @Test
    void weights_areWorthAsManyCustomers() {
        WeightedHistories.Builder once = WeightedHistories.builder();
        WeightedHistories.Builder counted = WeightedHistories.builder();
        for (ReferenceCustomer customer : ReferenceCustomer.fifty()) {
            once.add(customer.history(), 1).add(customer.history(), 1);
            counted.add(customer.history(), 2);
        }
        BetaGeometricFit settings = new BetaGeometricFit(DropoutRule.AFTER_EVERY_ORDER, true, FitLimits.NONE);
        Fit.Converged<BetaGeometricNbd> separately = converged(settings.fit(once.build()));
        Fit.Converged<BetaGeometricNbd> together = converged(settings.fit(counted.build()));
        assertThat(together.found().r()).isCloseTo(separately.found().r(), Percentage.withPercentage(1e-6));
        assertThat(together.logLikelihood()).isCloseTo(separately.logLikelihood(), within(1e-9));
        assertThat(together.customers()).isEqualTo(separately.customers()).isEqualTo(100);
    }

    @Test
    void tooLittlePast_isNoFit() {
        Fit<BetaGeometricNbd> fit =
                BetaGeometricFit.DEFAULT.fit(ReferenceCustomer.histories(ReferenceCustomer.fifty()));
        assertThat(fit.parameters()).isEmpty();
        assertThat(failed(fit).reason()).isEqualTo(Fit.Reason.TOO_FEW_CUSTOMERS);
        assertThat(failed(fit).message())
                .isEqualTo("a fit needs 500 customers and 50 repeat customers with some past, there are 50 and 27");
    }

    @Test
    void nobodyHasAnAge_isNoFit() {
        WeightedHistories histories = WeightedHistories.builder()
                .add(new BuyingHistory(1, 0, 0), 1000)
                .build();
        assertThat(failed(BetaGeometricFit.DEFAULT.fit(histories)).reason()).isEqualTo(Fit.Reason.TOO_FEW_CUSTOMERS);
    }

    @Test
    void dataThatDetermineNothing_failLoudly() {
        WeightedHistories clockwork = WeightedHistories.builder()
                .add(new BuyingHistory(10, 100, 100), 1000)
                .build();
        Fit.Failed<BetaGeometricNbd> failed = failed(MBG.fit(clockwork));
        assertThat(failed.message()).startsWith("the fit ended with RAN_AWAY after ");
        assertThat(failed.reason()).isEqualTo(Fit.Reason.RAN_AWAY);
    }

    private static void assertFit(
            BetaGeometricFit settings, BetaGeometricNbd published, double logLikelihood, double relative) {
        Fit.Converged<BetaGeometricNbd> fit =
                converged(settings.fit(ReferenceCustomer.histories(ReferenceCustomer.all())));
        Percentage percentage = Percentage.withPercentage(relative * 100);
        assertThat(fit.found().r()).isCloseTo(published.r(), percentage);
        assertThat(fit.found().alpha()).isCloseTo(published.alpha(), percentage);
        assertThat(fit.found().a()).isCloseTo(published.a(), percentage);
        assertThat(fit.found().b()).isCloseTo(published.b(), percentage);
        assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(1e-5));
        assertThat(fit.customers()).isEqualTo(2357);
        assertThat(fit.iterations()).isLessThanOrEqualTo(12);
    }

    public static <P> Fit.Converged<P> converged(Fit<P> fit) {
        return fit.match(found -> found, failed -> {
            throw new AssertionError(failed.message());
        });
    }

    public static <P> Fit.Failed<P> failed(Fit<P> fit) {
        return fit.match(
                found -> {
                    throw new AssertionError("converged: " + found);
                },
                failed -> failed);
    }
}
