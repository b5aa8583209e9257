package io.tideline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.retention.ChurnModel;
import io.tideline.risk.model.FittedModel;
import io.tideline.risk.purchase.BetaGeometricNbd;
import io.tideline.risk.purchase.DropoutRule;
import io.tideline.risk.score.CombinedScore;
import io.tideline.risk.score.FeatureWeight;
import io.tideline.risk.score.ScoreFeature;
import io.tideline.risk.solver.Fit;
import io.tideline.risk.spend.GammaGamma;
import java.io.IOException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelRecordsTest {
    private final ModelRecords records = new ModelRecords(ZoneId.of("Europe/Berlin"), "EUR");

    @Test
    void anyModel_comesBackToTheLastBit_throughItsBytes() throws IOException {
        for (int seed = 0; seed < 1_000; seed++) {
            FittedModel fitted = fitted(new Random(seed));
            ChurnModel read =
                    ChurnModel.fromByteBuffer(records.record(fitted, 250).toByteBuffer());
            assertThat(ModelRecords.fitted(read)).as("seed %s", seed).isEqualTo(fitted);
        }
    }

    @Test
    void record_saysWhatTheFitKnows() {
        FittedModel fitted = fitted(new Random(1)).with(CombinedScore.MODEL_ALONE);
        ChurnModel churnModel = records.record(fitted, 250);
        assertThat(churnModel.getModel()).isEqualTo("MBG_NBD");
        assertThat(churnModel.getTimeZone()).isEqualTo("Europe/Berlin");
        assertThat(churnModel.getCurrency()).isEqualTo("EUR");
        assertThat(churnModel.getFitMillis()).isEqualTo(250);
        assertThat(churnModel.getWeights()).isEmpty();
        assertThat(churnModel.getCustomers()).isEqualTo(2357);
    }

    @Test
    void featureOfALaterVersion_isPassedOver() {
        FittedModel fitted = fitted(new Random(2));
        ChurnModel churnModel = records.record(fitted, 1);
        churnModel.getWeights().put("moon.weight", 1.0);
        assertThat(ModelRecords.fitted(churnModel)).isEqualTo(fitted);
    }

    private static FittedModel fitted(Random random) {
        BetaGeometricNbd purchases =
                new BetaGeometricNbd(any(random), any(random), any(random), any(random), DropoutRule.AFTER_EVERY_ORDER);
        Map<ScoreFeature, FeatureWeight> weights = new EnumMap<>(ScoreFeature.class);
        for (ScoreFeature feature : ScoreFeature.values()) {
            if (random.nextBoolean()) {
                weights.put(feature, new FeatureWeight(random.nextGaussian(), random.nextGaussian(), any(random)));
            }
        }
        return new FittedModel(
                1 + random.nextInt(100),
                random.nextLong() >>> 20,
                10_000,
                10_500,
                new Fit.Converged<>(purchases, -any(random), 2357, 1800, 9),
                946,
                random.nextBoolean()
                        ? Optional.of(new FittedModel.Spend(
                                new GammaGamma(any(random), any(random), any(random)), -any(random)))
                        : Optional.empty(),
                new CombinedScore(random.nextGaussian(), weights));
    }

    private static double any(Random random) {
        return Math.exp(10 * random.nextGaussian());
    }
}
