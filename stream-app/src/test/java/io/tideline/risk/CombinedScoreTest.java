package io.tideline.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CombinedScoreTest {
    private static final BetaGeometricNbd MODEL = PublishedModels.MBG.inFinerUnits(7);
    private static final int TODAY = (int) LocalDate.of(1997, 9, 30).toEpochDay();
    private static final int HORIZON = 91;

    @Test
    void withoutWeights_itIsTheModel() {
        CustomerHistory customer = ReasonsTest.every(20, 30, 30, 30);
        assertThat(CombinedScore.MODEL_ALONE.probability(MODEL, customer, 12, HORIZON))
                .isCloseTo(MODEL.probabilityOfOrderWithin(customer.afterGap(12), HORIZON), within(1e-14));
        assertThat(CombinedScore.MODEL_ALONE.contributions(MODEL, customer, 12, HORIZON))
                .isEmpty();
    }

    @Test
    void contributionsAddUpToTheScore_largestFirst() {
        CombinedScore score = new CombinedScore(
                0.1,
                Map.of(
                        ScoreFeature.SPEND, new FeatureWeight(0.5, 2, 1),
                        ScoreFeature.REPEATS, new FeatureWeight(-0.01, 1, 2)));
        CustomerHistory customer = ReasonsTest.every(20, 30, 30, 30);
        List<CombinedScore.Contribution> parts = score.contributions(MODEL, customer, 12, HORIZON);
        double model = ScoreFeature.logOdds(MODEL.probabilityOfOrderWithin(customer.afterGap(12), HORIZON));
        double sum =
                parts.stream().mapToDouble(CombinedScore.Contribution::logOdds).sum();
        assertThat(ScoreFeature.logOdds(score.probability(MODEL, customer, 12, HORIZON)))
                .isCloseTo(model + 0.1 + sum, within(1e-12));
        assertThat(parts)
                .extracting(CombinedScore.Contribution::feature)
                .containsExactly(ScoreFeature.SPEND, ScoreFeature.REPEATS);
        assertThat(parts.get(0).value()).isCloseTo(Math.log(31), within(1e-12));
    }

    @Test
    void setbacksAndDiscounts_countWhatWasKnownThen() {
        CustomerHistory customer = CustomerHistory.of(
                List.of(new Occasion(0, 10, true), new Occasion(10, 10, false)),
                List.of(new Setback(12, Setback.Kind.REFUND, 5), new Setback(40, Setback.Kind.CANCELLATION, 0)));
        assertThat(ScoreFeature.DISCOUNTS.of(MODEL, customer, 5, HORIZON)).isEqualTo(0.5);
        assertThat(ScoreFeature.SETBACKS.of(MODEL, customer, 1, HORIZON)).isZero();
        assertThat(ScoreFeature.SETBACKS.of(MODEL, customer, 5, HORIZON)).isEqualTo(Math.log1p(1));
        assertThat(ScoreFeature.SETBACKS.of(MODEL, customer, 30, HORIZON)).isEqualTo(Math.log1p(2));
        assertThat(ScoreFeature.SETBACKS.of(MODEL, customer, 92, HORIZON)).isEqualTo(Math.log1p(1));
    }

    @Test
    void whatComesAfterToday_changesNothing() {
        List<CustomerHistory> customers = CdnowOrders.customers("data/cdnow-sample.csv.gz");
        List<CustomerHistory> known = customers.stream()
                .flatMap(customer -> customer.upTo(TODAY).stream())
                .toList();
        assertThat(known.stream().mapToInt(CustomerHistory::occasions).sum())
                .isLessThan(
                        customers.stream().mapToInt(CustomerHistory::occasions).sum());
        assertThat(fit(customers)).isEqualTo(fit(known));
    }

    @Test
    void whereTheModelHolds_theWeightsVanish() {
        List<CustomerHistory> customers = ofTheModel(4000);
        CombinedScore score = BetaGeometricFitTest.converged(CombinedScoreFit.DEFAULT.fit(customers, 365, HORIZON))
                .found();
        assertThat(score.weights()).isNotEmpty().allSatisfy((feature, weight) -> assertThat(weight.weight())
                .as("%s", feature)
                .isBetween(-0.1, 0.1));
        assertThat(score.weights()).doesNotContainKeys(ScoreFeature.DISCOUNTS, ScoreFeature.SETBACKS);
    }

    @Test
    void tooFewOrNoPast_isNoFit() {
        assertThat(BetaGeometricFitTest.failed(CombinedScoreFit.DEFAULT.fit(List.of(), 10, HORIZON))
                        .message())
                .isEqualTo("there is no past to learn a combined score from");
        assertThat(BetaGeometricFitTest.failed(CombinedScoreFit.DEFAULT.fit(ofTheModel(400), 365, HORIZON))
                        .message())
                .startsWith("a fit needs 500 customers");
        CombinedScoreFit demanding = new CombinedScoreFit(BetaGeometricFit.DEFAULT, 500, 3000);
        assertThat(BetaGeometricFitTest.failed(demanding.fit(ofTheModel(4000), 365, HORIZON))
                        .message())
                .startsWith(
                        "a combined score needs 500 customers, 3000 of whom ordered again and 3000 not, there are 4000");
    }

    private static Fit<CombinedScore> fit(List<CustomerHistory> customers) {
        return CombinedScoreFit.DEFAULT.fit(customers, TODAY, HORIZON);
    }

    /** Customers from day 0 on whose orders follow an NBD with dropout, and whose spend says nothing. */
    private static List<CustomerHistory> ofTheModel(int count) {
        List<CustomerHistory> customers = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < count; i++) {
            // Gamma(1, 60) rates and beta(1, 3) chances to leave, both drawn by inversion.
            double rate = -Math.log(1 - random.nextDouble()) / 60;
            double leaving = 1 - Math.cbrt(random.nextDouble());
            List<Occasion> occasions = new ArrayList<>();
            double day = random.nextInt(100);
            do {
                int whole = (int) day;
                if (occasions.isEmpty() || occasions.get(occasions.size() - 1).day() < whole) {
                    occasions.add(new Occasion(whole, 10 + random.nextInt(20), false));
                }
                day -= Math.log(1 - random.nextDouble()) / rate;
            } while (day < 365 && random.nextDouble() >= leaving);
            customers.add(CustomerHistory.of(occasions, List.of()));
        }
        return customers;
    }
}
