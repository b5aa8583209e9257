package io.tideline.risk.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreQualityTest {
    @Test
    void auc_countsPairsInTheRightOrder_tiesAsHalf() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Prediction> predictions = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(40); i++) {
                predictions.add(new Prediction(random.nextInt(6) / 5.0, random.nextBoolean()));
            }
            assertThat(ScoreQuality.auc(predictions))
                    .as("seed %d", seed)
                    .isCloseTo(byPairs(predictions), within(1e-12));
        }
    }

    @Test
    void knownValues() {
        List<Prediction> predictions = List.of(new Prediction(0.8, true), new Prediction(0.4, false));
        assertThat(ScoreQuality.auc(predictions)).isEqualTo(1);
        assertThat(ScoreQuality.brier(predictions)).isCloseTo(0.1, within(1e-15));
        assertThat(ScoreQuality.logLoss(predictions)).isCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, within(1e-15));
        assertThat(ScoreQuality.logLoss(List.of(new Prediction(0, true)))).isCloseTo(27.63, within(0.01));
    }

    @Test
    void deciles_partitionTheCustomers() {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            predictions.add(new Prediction(i / 25.0, i >= 20));
        }
        List<ScoreQuality.Decile> deciles = ScoreQuality.calibration(predictions);
        assertThat(deciles).hasSize(10);
        assertThat(deciles.stream().mapToInt(ScoreQuality.Decile::customers).sum())
                .isEqualTo(25);
        assertThat(deciles.get(9).orderedShare()).isEqualTo(1);
        assertThat(deciles.get(0).orderedShare()).isZero();
        assertThat(deciles).extracting(ScoreQuality.Decile::meanScore).isSorted();
        assertThat(ScoreQuality.calibration(List.of())).isEmpty();
    }

    private static double byPairs(List<Prediction> predictions) {
        double right = 0;
        double pairs = 0;
        for (Prediction a : predictions) {
            for (Prediction b : predictions) {
                if (a.ordered() && !b.ordered()) {
                    pairs++;
                    right += a.score() > b.score() ? 1 : a.score() == b.score() ? 0.5 : 0;
                }
            }
        }
        return pairs == 0 ? 0.5 : right / pairs;
    }
}
