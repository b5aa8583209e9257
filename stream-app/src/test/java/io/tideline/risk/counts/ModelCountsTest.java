package io.tideline.risk.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tideline.risk.PublishedModels;
import io.tideline.risk.ReferenceCustomer;
import io.tideline.risk.purchase.BetaGeometricFit;
import io.tideline.risk.purchase.BetaGeometricFitTest;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.risk.solver.Fit;
import io.tideline.risk.spend.GammaGamma;
import io.tideline.risk.spend.GammaGammaFit;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ModelCountsTest {
    private static final int TODAY = (int) LocalDate.of(1997, 9, 30).toEpochDay();

    @Test
    void addedAndTakenAway_leavesNothing_inAnyOrder() {
        Random random = new Random(7);
        for (int cellDays : new int[] {1, 7}) {
            ModelCounts counts = new ModelCounts(cellDays);
            int[][] moves = random.ints(400, 0, 100)
                    .mapToObj(i -> new int[] {i, i + random.nextInt(50), random.nextInt(4)})
                    .toArray(int[][]::new);
            for (int[] move : moves) {
                counts.add(move[0], move[1], move[2]);
            }
            assertThat(counts.customers()).isEqualTo(400);
            for (int i = moves.length - 1; i >= 0; i--) {
                counts.add(moves[i][0], moves[i][1], moves[i][2], -1);
            }
            assertThat(counts.customers()).isZero();
            assertThat(counts.cells()).isZero();
        }
    }

    @Test
    void dayCells_fitExactly_weekCellsNearly() {
        ModelCounts days = sample();
        assertThat(days.atMost(100_000)).isSameAs(days);
        ModelCounts weeks = days.atMost(100);
        assertThat(weeks.customers()).isEqualTo(2357);
        assertThat(weeks.cells()).isLessThan(days.cells());
        Fit.Converged<BetaGeometricNbd> exact = fit(days);
        Fit.Converged<BetaGeometricNbd> coarse = fit(weeks);
        assertThat(exact.found().alpha() / 7).isCloseTo(6.254349, Percentage.withPercentage(1e-4));
        assertThat(exact.logLikelihood()).isCloseTo(-9582.147998 - 2457 * Math.log(7), within(1e-5));
        // The standard error of r is 0.08 here, of alpha 4.9 days: this allows a sixteenth of them.
        assertThat(coarse.found().r()).isCloseTo(exact.found().r(), within(0.005));
        assertThat(coarse.found().alpha()).isCloseTo(exact.found().alpha(), within(0.3));
        assertThat(coarse.found().a()).isCloseTo(exact.found().a(), Percentage.withPercentage(2));
        assertThat(coarse.found().b()).isCloseTo(exact.found().b(), Percentage.withPercentage(2));
    }

    @Test
    void timeMovesNobody_butMakesThemOlder() {
        ModelCounts counts = new ModelCounts(1);
        counts.add(10, 30, 2);
        assertThat(counts.histories(40).history(0)).isEqualTo(new BuyingHistory(2, 20, 30));
        assertThat(counts.histories(45).history(0)).isEqualTo(new BuyingHistory(2, 20, 35));
    }

    @Test
    void takenOutWithoutHavingBeenIn_isABug() {
        ModelCounts counts = new ModelCounts(1);
        counts.add(1, 2, 1, -1);
        assertThatThrownBy(() -> counts.histories(5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a cell holds -1 customers: one was taken out that was not in");
    }

    @Test
    void spendInSteps_fitsNearly_andAddsUpToNothing() {
        SpendCounts counts = new SpendCounts();
        List<ReferenceCustomer> customers = ReferenceCustomer.all();
        customers.forEach(customer -> counts.add(customer.repeats(), customer.number("mean_repeat_spend"), 1));
        GammaGamma fit = GammaGammaFit.DEFAULT.fit(counts.sample()).parameters().orElseThrow();
        assertThat(fit.p()).isCloseTo(PublishedModels.GAMMA_GAMMA.p(), Percentage.withPercentage(0.2));
        assertThat(fit.q()).isCloseTo(PublishedModels.GAMMA_GAMMA.q(), Percentage.withPercentage(0.2));
        assertThat(fit.g()).isCloseTo(PublishedModels.GAMMA_GAMMA.g(), Percentage.withPercentage(0.3));
        customers.forEach(customer -> counts.add(customer.repeats(), customer.number("mean_repeat_spend"), -1));
        assertThat(counts.cells()).isZero();
    }

    private static ModelCounts sample() {
        ModelCounts counts = new ModelCounts(1);
        for (ReferenceCustomer customer : ReferenceCustomer.all()) {
            int first = TODAY - (int) customer.number("T_days");
            counts.add(first, first + (int) customer.number("tx_days"), customer.repeats());
        }
        return counts;
    }

    private static Fit.Converged<BetaGeometricNbd> fit(ModelCounts counts) {
        return BetaGeometricFitTest.converged(BetaGeometricFit.DEFAULT.fit(counts.histories(TODAY)));
    }
}
