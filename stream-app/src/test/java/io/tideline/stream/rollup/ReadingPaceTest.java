package io.tideline.stream.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadingPaceTest {
    private final ReadingPace pace = new ReadingPace();

    @Test
    void passOfManyRows_putsTheNextOneOffForSevenTimesItsCost() {
        pace.passed(1_000, 50_000);

        assertThat(pace.isTime(1_000 + 7 * 500 - 1)).isFalse();
        assertThat(pace.isTime(1_000 + 7 * 500)).isTrue();
    }

    @Test
    void passOfFewRows_putsNothingOff_andNoneMoreThanTenSeconds() {
        assertThat(pace.isTime(0)).isTrue();
        pace.passed(1_000, 99);
        assertThat(pace.isTime(1_000)).isTrue();
        pace.passed(1_000, 200_000);
        assertThat(pace.isTime(10_999)).isFalse();
        assertThat(pace.isTime(11_000)).isTrue();
    }
}
