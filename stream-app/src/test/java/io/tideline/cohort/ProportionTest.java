package io.tideline.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

    /** The four worked examples of Newcombe (1998), Statistics in Medicine 17, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void scoreInterval_isAsPublished(long part, long whole, double low, double high) {
        Proportion.Interval interval = new Proportion(part, whole).wilson95().orElseThrow();
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void intervalEndsAtNoneAndAll() {
        assertThat(new Proportion(0, 7).wilson95().orElseThrow().low()).isZero();
        assertThat(new Proportion(7, 7).wilson95().orElseThrow().high()).isEqualTo(1);
        assertThat(new Proportion(7, 7).ratio()).hasValue(1);
    }

    @Test
    void nobodyHasNoRate() {
        assertThat(new Proportion(0, 0).ratio()).isEmpty();
        assertThat(new Proportion(0, 0).wilson95()).isEmpty();
    }

    @Test
    void partBeyondTheWhole_isRefused() {
        assertThatThrownBy(() -> new Proportion(3, 2)).hasMessage("a part must be from 0 to 2, was 3");
        assertThatThrownBy(() -> new Proportion(-1, 2)).hasMessage("a part must be from 0 to 2, was -1");
    }
}
