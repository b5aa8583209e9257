package io.tideline.risk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.risk.purchase.BuyingHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerHistoryTest {
    private static final List<SpendDay> OCCASIONS = List.of(
            new SpendDay(0, 10, false),
            new SpendDay(5, 20, false),
            new SpendDay(25, 30, true),
            new SpendDay(55, 40, true));
    private static final Setback REFUND = new Setback(30, Setback.Kind.REFUND, 3);
    private static final CustomerHistory WHOLE = CustomerHistory.of(OCCASIONS, List.of(REFUND));

    @Test
    void totals_followFromTheOccasions() {
        assertThat(WHOLE.repeats()).isEqualTo(3);
        assertThat(WHOLE.meanSpend()).isEqualTo(25);
        assertThat(WHOLE.meanRepeatSpend()).isEqualTo(30);
        assertThat(WHOLE.afterGap(7)).isEqualTo(new BuyingHistory(3, 55, 62));
    }

    @Test
    void typicalGap_isTheMedianOfThree_orElseTheMean() {
        assertThat(WHOLE.typicalGapDays()).hasValue(20);
        assertThat(CustomerHistory.of(OCCASIONS.subList(0, 3), List.of()).typicalGapDays())
                .hasValue(12.5);
        assertThat(CustomerHistory.of(OCCASIONS.subList(0, 1), List.of()).typicalGapDays())
                .isEmpty();
    }

    @Test
    void contradictions_areRefused() {
        assertThatThrownBy(() -> new CustomerHistory(0, 60, 4, 1, 9, OCCASIONS, List.of()))
                .hasMessageStartingWith("recent occasions must end on the last day 60");
        assertThatThrownBy(() -> new CustomerHistory(0, -1, 4, 1, 9, OCCASIONS, List.of()))
                .hasMessage("lastDay must be at least 0, was -1");
    }
}
