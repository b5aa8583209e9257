package io.tideline.risk.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tideline.risk.model.CustomerHistory;
import io.tideline.risk.model.Setback;
import io.tideline.risk.model.SpendDay;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    private static final double TO_SECOND = 60;

    @Test
    void lateAgainstTheOwnRhythm_isOverdue_withBothNumbers() {
        List<Reason> reasons = Reasons.of(every(20, 10, 10, 10), 60, TO_SECOND, Integer.MAX_VALUE);
        assertThat(reasons).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(ReasonCode.OVERDUE);
            assertThat(reason.observed()).isEqualTo(60);
            assertThat(reason.usual()).isEqualTo(20);
            assertThat(reason.strength()).isCloseTo(Math.log(3), within(1e-15));
        });
        assertThat(Reasons.of(every(20, 10, 10, 10), 20, TO_SECOND, Integer.MAX_VALUE))
                .isEmpty();
    }

    @Test
    void oneTimeBuyer_hasNoRhythm() {
        assertThat(Reasons.of(every(1, 10), 60, TO_SECOND, Integer.MAX_VALUE))
                .containsExactly(new Reason(ReasonCode.SINGLE_PURCHASE, 60, 60, Math.log(2)));
        assertThat(Reasons.of(every(1, 10), 0, TO_SECOND, Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void spendThatHalves_isSeen_oneThatWavers_isNot() {
        assertThat(codes(Reasons.of(every(10, 40, 40, 20, 20), 0, TO_SECOND, Integer.MAX_VALUE)))
                .containsExactly(ReasonCode.FALLING_SPEND);
        assertThat(codes(Reasons.of(every(10, 40, 40, 36, 36), 0, TO_SECOND, Integer.MAX_VALUE)))
                .isEmpty();
        assertThat(Reasons.of(every(10, 40, 40, 0, 0), 0, TO_SECOND, Integer.MAX_VALUE)
                        .get(0)
                        .strength())
                .isCloseTo(Math.log(100), within(1e-9));
    }

    @Test
    void gapsThatGrow_areASlowingRhythm() {
        CustomerHistory history =
                CustomerHistory.of(List.of(occasion(0), occasion(10), occasion(20), occasion(60)), List.of());
        assertThat(Reasons.of(history, 1, TO_SECOND, Integer.MAX_VALUE))
                .containsExactly(new Reason(ReasonCode.SLOWING_RHYTHM, 40, 10, Math.log(4)));
    }

    @Test
    void strongestFirst_andSetbacksFade() {
        CustomerHistory refunded = CustomerHistory.of(
                List.of(new SpendDay(0, 10, false)), List.of(new Setback(5, Setback.Kind.REFUND, 30)));
        assertThat(codes(Reasons.of(refunded, 5, TO_SECOND, Integer.MAX_VALUE)))
                .containsExactly(ReasonCode.RECENT_REFUND, ReasonCode.SINGLE_PURCHASE);
        assertThat(codes(Reasons.of(refunded, 60, TO_SECOND, Integer.MAX_VALUE)))
                .containsExactly(ReasonCode.SINGLE_PURCHASE, ReasonCode.RECENT_REFUND);
        assertThat(codes(Reasons.of(refunded, 65, TO_SECOND, Integer.MAX_VALUE)))
                .containsExactly(ReasonCode.SINGLE_PURCHASE);
        assertThat(codes(Reasons.of(refunded, 4, TO_SECOND, Integer.MAX_VALUE)))
                .containsExactly(ReasonCode.SINGLE_PURCHASE);
    }

    @Test
    void cancellation_countsWithoutMoney() {
        CustomerHistory cancelled =
                CustomerHistory.of(List.of(occasion(0)), List.of(new Setback(3, Setback.Kind.CANCELLATION, 0)));
        assertThat(Reasons.of(cancelled, 3, 1e9, Integer.MAX_VALUE).get(0))
                .isEqualTo(new Reason(ReasonCode.RECENT_CANCELLATION, 1, 1, 1, 0, Math.log(2)));
    }

    @Test
    void discountsOnly_needsThreeOccasionsAndNoExceptions() {
        List<SpendDay> discounted =
                new ArrayList<>(List.of(new SpendDay(0, 9, true), new SpendDay(9, 9, true), new SpendDay(18, 9, true)));
        assertThat(codes(Reasons.of(CustomerHistory.of(discounted, List.of()), 0, TO_SECOND, Integer.MAX_VALUE)))
                .containsExactly(ReasonCode.DISCOUNTS_ONLY);
        discounted.add(new SpendDay(27, 9, false));
        assertThat(codes(Reasons.of(CustomerHistory.of(discounted, List.of()), 0, TO_SECOND, Integer.MAX_VALUE)))
                .isEmpty();
    }

    @Test
    void beyondTheActivityWindow_isInactive_withTheWindow() {
        assertThat(Reasons.of(every(1, 10), 120, TO_SECOND, 90))
                .contains(new Reason(ReasonCode.INACTIVE, 120, 90, Math.log1p(120 / 90.0)));
        assertThat(codes(Reasons.of(every(1, 10), 89.9, TO_SECOND, 90))).containsExactly(ReasonCode.SINGLE_PURCHASE);
    }

    @Test
    void severalRefunds_areOneReason_withTheirNumberAndTheLatest() {
        CustomerHistory refunded = CustomerHistory.of(
                List.of(occasion(0)),
                List.of(new Setback(5, Setback.Kind.REFUND, 3), new Setback(15, Setback.Kind.REFUND, 4)));
        assertThat(Reasons.of(refunded, 20, 1e9, Integer.MAX_VALUE)).first().satisfies(reason -> {
            assertThat(reason.observed()).isEqualTo(7);
            assertThat(reason.occurrences()).isEqualTo(2);
            assertThat(reason.daysAgo()).isEqualTo(5);
        });
    }

    static CustomerHistory every(int days, double... spends) {
        List<SpendDay> occasions = new ArrayList<>();
        for (int i = 0; i < spends.length; i++) {
            occasions.add(new SpendDay(i * days, spends[i], false));
        }
        return CustomerHistory.of(occasions, List.of());
    }

    private static SpendDay occasion(int day) {
        return new SpendDay(day, 10, false);
    }

    private static List<ReasonCode> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).toList();
    }
}
