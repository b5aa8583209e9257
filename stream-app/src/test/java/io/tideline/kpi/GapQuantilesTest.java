package io.tideline.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GapQuantilesTest {

    private static Stream<Arguments> nearestRanks() {
        return Stream.of(
                arguments(new int[] {5}, new int[] {5, 5, 5, 5}),
                arguments(new int[] {1, 2}, new int[] {1, 1, 2, 2}),
                arguments(new int[] {1, 2, 3}, new int[] {1, 2, 3, 3}),
                arguments(new int[] {1, 2, 3, 4}, new int[] {1, 2, 3, 4}),
                arguments(new int[] {1, 2, 3, 4, 5}, new int[] {2, 3, 4, 5}),
                arguments(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, new int[] {3, 5, 8, 9}),
                arguments(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, new int[] {3, 6, 9, 10}),
                arguments(new int[] {7, 7, 7, 7, 900}, new int[] {7, 7, 7, 900}));
    }

    @ParameterizedTest
    @MethodSource("nearestRanks")
    void ceilOfPnthSmallest(int[] gaps, int[] quantiles) {
        long[] counts = new long[1000];
        for (int gap : gaps) {
            counts[gap]++;
        }
        assertThat(GapQuantiles.of(counts, gaps.length))
                .isEqualTo(new GapQuantiles(gaps.length, quantiles[0], quantiles[1], quantiles[2], quantiles[3]));
    }

    @Test
    void noGaps_haveNoQuantiles() {
        GapQuantiles none = GapQuantiles.of(new long[10], 0);
        assertThat(none).isEqualTo(GapQuantiles.NONE);
        assertThat(none.days(none.p50Days())).isEqualTo(OptionalInt.empty());
    }
}
