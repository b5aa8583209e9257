package io.tideline.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerHistoryTest {
    private static final List<Occasion> OCCASIONS = List.of(
            new Occasion(0, 10, false),
            new Occasion(5, 20, false),
            new Occasion(25, 30, true),
            new Occasion(55, 40, true));
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
        assertThat(WHOLE.upTo(30).orElseThrow().typicalGapDays()).hasValue(12.5);
        assertThat(WHOLE.upTo(4).orElseThrow().typicalGapDays()).isEmpty();
    }

    @Test
    void upToADay_forgetsWhatCameLater() {
        assertThat(WHOLE.upTo(25)).contains(CustomerHistory.of(OCCASIONS.subList(0, 3), List.of()));
        assertThat(WHOLE.upTo(30)).contains(CustomerHistory.of(OCCASIONS.subList(0, 3), List.of(REFUND)));
        assertThat(WHOLE.upTo(1000)).contains(WHOLE);
        assertThat(WHOLE.upTo(-1)).isEmpty();
    }

    @Test
    void upToADay_worksFromTotals_whenOldOccasionsAreNoLongerKnown() {
        CustomerHistory old = new CustomerHistory(-100, 55, 9, 7, 170, OCCASIONS, List.of(REFUND));
        assertThat(old.upTo(10)).contains(new CustomerHistory(-100, 5, 7, 7, 100, OCCASIONS.subList(0, 2), List.of()));
        assertThat(old.upTo(-50)).isEmpty();
    }

    @Test
    void occasionsWithin_countsAfterTheDay() {
        assertThat(WHOLE.occasionsWithin(5, 20)).isEqualTo(1);
        assertThat(WHOLE.occasionsWithin(5, 19)).isZero();
        assertThat(WHOLE.occasionsWithin(-1, 1000)).isEqualTo(4);
    }

    @Test
    void contradictions_areRefused() {
        assertThatThrownBy(() -> new CustomerHistory(0, 60, 4, 1, 9, OCCASIONS, List.of()))
                .hasMessageStartingWith("recent occasions must end on the last day 60");
        assertThatThrownBy(() -> new CustomerHistory(0, -1, 4, 1, 9, OCCASIONS, List.of()))
                .hasMessage("lastDay must be at least 0, was -1");
    }
}
