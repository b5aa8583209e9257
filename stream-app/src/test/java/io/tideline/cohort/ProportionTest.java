package io.tideline.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProportionTest {
    @Test
    void rateIsUndefinedOfNobody_andOneOfAll() {
        assertThat(new Proportion(0, 0).ratio()).isEmpty();
        assertThat(new Proportion(7, 7).ratio()).hasValue(1);
    }

    @Test
    void partBeyondTheWhole_isRefused() {
        assertThatThrownBy(() -> new Proportion(3, 2)).hasMessage("a part must be from 0 to 2, was 3");
        assertThatThrownBy(() -> new Proportion(-1, 2)).hasMessage("a part must be from 0 to 2, was -1");
    }
}
