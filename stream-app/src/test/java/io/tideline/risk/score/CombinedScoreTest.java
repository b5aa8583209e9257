package io.tideline.risk.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tideline.event.Money;
import io.tideline.risk.CdnowOrders;
import io.tideline.risk.PublishedModels;
import io.tideline.risk.counts.FitCounts;
import io.tideline.risk.evaluation.HoldoutCustomer;
import io.tideline.risk.model.CustomerHistories;
import io.tideline.risk.model.CustomerHistory;
import io.tideline.risk.purchase.BetaGeometricFit;
import io.tideline.risk.purchase.BetaGeometricFitTest;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.BuyingHistory;
import io.tideline.risk.purchase.WeightedHistories;
import io.tideline.risk.solver.Fit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CombinedScoreTest {
    private static final BetaGeometricNbd MODEL = PublishedModels.MBG.inFinerUnits(7);
    private static final int TODAY = (int) LocalDate.of(1997, 12, 30).toEpochDay();
    private static final int HORIZON = 91;
    private static final BuyingHistory CUSTOMER = new BuyingHistory(2, 40, 52);

    @Test
    void withoutWeights_itIsTheModel_toTheLastBit() {
        assertThat(CombinedScore.MODEL_ALONE.probability(MODEL, CUSTOMER, HORIZON))
                .isEqualTo(MODEL.probabilityOfOrderWithin(CUSTOMER, HORIZON));
    }

    @Test
    void weightsAddToTheLogOddsOfTheModel() {
        CombinedScore score = new CombinedScore(
                0.1,
                Map.of(
                        ScoreFeature.SILENCE, new FeatureWeight(0.5, 2, 1),
                        ScoreFeature.REPEATS, new FeatureWeight(-0.01, 1, 2)));
        double model = ScoreFeature.logOdds(MODEL.probabilityOfOrderWithin(CUSTOMER, HORIZON));
        double silence = Math.log1p(12 / MODEL.alpha());
        double repeats = ScoreFeature.REPEATS.of(MODEL, CUSTOMER, HORIZON);
        assertThat(ScoreFeature.logOdds(score.probability(MODEL, CUSTOMER, HORIZON)))
                .isCloseTo(model + 0.1 + 0.5 * (silence - 2) - 0.01 * (repeats - 1) / 2, within(1e-12));
    }

    @Test
    void whatComesAfterToday_changesNothing() {
        // Counts of today do not hold what comes later; they are read up to today even where they do.
        FitCounts known = new FitCounts();
        CdnowOrders.at("data/cdnow.csv.gz", TODAY, HORIZON).forEach(customer -> known.add(customer.known()));
        Fit<CombinedScore> fit = fit(known, TODAY);
        assertThat(fit.parameters()).isPresent();
        assertThat(fit(known, TODAY)).isEqualTo(fit);
        assertThat(fit.parameters().orElseThrow().weights()).containsOnlyKeys(ScoreFeature.values());
    }

    @Test
    void learnedScore_fallsWithSilence_forEveryCustomer() {
        FitCounts known = new FitCounts();
        List<HoldoutCustomer> customers = CdnowOrders.at("data/cdnow.csv.gz", TODAY, HORIZON);
        customers.forEach(customer -> known.add(customer.known()));
        CombinedScore score = fit(known, TODAY).parameters().orElseThrow();
        BetaGeometricNbd model = BetaGeometricFit.DEFAULT
                .fit(known.purchases().histories(TODAY))
                .parameters()
                .orElseThrow();
        for (HoldoutCustomer customer : customers) {
            CustomerHistory history = CustomerHistories.of(customer.known()).orElseThrow();
            double before = 1;
            for (double gap = 0; gap < 730; gap += 30) {
                double now = score.probability(model, history.afterGap(gap), HORIZON);
                assertThat(now).as("%s after %s", history, gap).isBetween(0.0, before);
                before = now;
            }
        }
    }

    @Test
    void levelledScore_expectsAsManyAsTheModel() {
        CombinedScore score = new CombinedScore(3, Map.of(ScoreFeature.REPEATS, new FeatureWeight(0.5, 2, 1)));
        WeightedHistories customers = ofTheModel(5, 500).purchases().histories(365);
        CombinedScore levelled = score.levelled(MODEL, customers, HORIZON);
        double byScore = 0;
        double byModel = 0;
        for (int i = 0; i < customers.size(); i++) {
            byScore += customers.weight(i) * levelled.probability(MODEL, customers.history(i), HORIZON);
            byModel += customers.weight(i) * MODEL.probabilityOfOrderWithin(customers.history(i), HORIZON);
        }
        assertThat(levelled.weights()).isEqualTo(score.weights());
        assertThat(byScore).isCloseTo(byModel, within(1e-9));
    }

    @Test
    void whereTheModelHolds_theScoreIsTheModels_orThereIsNone() {
        for (int seed = 1; seed <= 5; seed++) {
            FitCounts counts = ofTheModel(seed, 4000);
            WeightedHistories customers = counts.purchases().histories(365);
            BetaGeometricNbd model =
                    BetaGeometricFit.DEFAULT.fit(customers).parameters().orElseThrow();
            CombinedScore score = CombinedScoreFit.DEFAULT
                    .fit(counts, model, 365, HORIZON)
                    .parameters()
                    .orElse(CombinedScore.MODEL_ALONE);
            for (int i = 0; i < customers.size(); i++) {
                BuyingHistory history = customers.history(i);
                assertThat(score.probability(model, history, HORIZON))
                        .as("seed %s, %s", seed, history)
                        .isCloseTo(model.probabilityOfOrderWithin(history, HORIZON), within(0.03));
            }
        }
    }

    @Test
    void scoreThatDidWorseOnTheLastPartOfThePast_isNone() {
        ScoreTrial worse = new ScoreTrial(0.52, 0.51);
        assertThat(worse.unlessAhead().orElseThrow().reason()).isEqualTo(Fit.Reason.NOT_BETTER);
        assertThat(worse.unlessAhead().orElseThrow().message())
                .isEqualTo("a learned score is not ahead on the last part of the past: log-loss 0.5200 against 0.5100"
                        + " of the model alone");
        assertThat(new ScoreTrial(0.51, 0.51).unlessAhead()).isPresent();
        assertThat(new ScoreTrial(0.509, 0.51).unlessAhead()).isEmpty();
    }

    @Test
    void tooFewOrNoPast_isNoFit() {
        assertThat(BetaGeometricFitTest.failed(fit(new FitCounts(), 10)).message())
                .isEqualTo("there is no past to learn a combined score from");
        assertThat(BetaGeometricFitTest.failed(fit(ofTheModel(5, 400), 365)).message())
                .startsWith("a fit needs 500 customers");
        CombinedScoreFit demanding = new CombinedScoreFit(BetaGeometricFit.DEFAULT, 500, 3000);
        FitCounts counts = ofTheModel(5, 4000);
        assertThat(BetaGeometricFitTest.failed(demanding.fit(counts, MODEL, 365, HORIZON))
                        .message())
                .startsWith(
                        "a combined score needs 500 customers, 3000 of whom ordered again and 3000 not, there are 4000");
    }

    private static Fit<CombinedScore> fit(FitCounts counts, int today) {
        return CombinedScoreFit.DEFAULT.fit(counts, MODEL, today, HORIZON);
    }

    /** Customers from day 0 on whose orders follow an NBD with dropout. */
    private static FitCounts ofTheModel(int seed, int count) {
        FitCounts counts = new FitCounts();
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            // Gamma(1, 60) rates and beta(1, 3) chances to leave, both drawn by inversion.
            double rate = -Math.log(1 - random.nextDouble()) / 60;
            double leaving = 1 - Math.cbrt(random.nextDouble());
            SortedMap<Integer, Money> days = new TreeMap<>();
            double day = random.nextInt(100);
            do {
                days.put((int) day, Money.of("10"));
                day -= Math.log(1 - random.nextDouble()) / rate;
            } while (day < 365 && random.nextDouble() >= leaving);
            counts.add(CdnowOrders.history(days));
        }
        return counts;
    }
}
