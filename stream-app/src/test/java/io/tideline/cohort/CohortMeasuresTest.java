package io.tideline.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.kpi.Measures;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CohortMeasuresTest {
    private static final int LONGEST_GAP_DAYS = 100 * 366;

    @Test
    void everyMeasureIsItsOwn_andTellsItsCohortIndexAndFigure() {
        Set<Integer> seen = new HashSet<>();
        for (CohortKind kind : CohortKind.values()) {
            for (CohortGrain grain : CohortGrain.values()) {
                for (int index = 0; index <= grain.lastIndex(); index++) {
                    for (int figure = 0; figure < CohortMeasures.FIGURES; figure++) {
                        int measure = CohortMeasures.of(kind, grain, index, figure);
                        assertThat(seen.add(measure)).isTrue();
                        assertThat(measure).isBetween(1 << 20, (1 << 27) - 1);
                        assertThat(CohortMeasures.isCohort(measure)).isTrue();
                        assertThat(CohortMeasures.cohort(9, measure)).isEqualTo(new Cohort(kind, grain, 9));
                        assertThat(CohortMeasures.index(measure)).isEqualTo(index);
                        assertThat(CohortMeasures.figure(measure)).isEqualTo(figure);
                    }
                }
            }
        }
        assertThat(seen).hasSize(2 * (105 + 37) * 7);
    }

    /** They are stored. A change here needs a new version of the stored bytes. */
    @Test
    void numbersAreGolden() {
        assertThat(CohortMeasures.of(CohortKind.FIRST_ORDER, CohortGrain.WEEK, 0, CohortMeasures.SIZE))
                .isEqualTo(1_048_576);
        assertThat(CohortMeasures.of(CohortKind.SIGNUP, CohortGrain.MONTH, 36, CohortMeasures.REVENUE))
                .isEqualTo(1_048_576 + 65_536 + 4_096 + 36 * 16 + 5);
    }

    @Test
    void measuresOfKpisAreNone() {
        assertThat(CohortMeasures.isCohort(Measures.DENSE)).isFalse();
        assertThat(CohortMeasures.isCohort(Measures.GAP + LONGEST_GAP_DAYS)).isFalse();
        assertThatThrownBy(() -> CohortMeasures.cohort(1, 7))
                .hasMessage("a measure of a cohort must be from 1048576 to 2097151, was 7");
    }
}
