package io.tideline.risk.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.event.Adjustment;
import io.tideline.event.Money;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledger;
import io.tideline.ledger.Ledgers;
import io.tideline.risk.LedgerShop;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CustomerHistoriesTest {
    private static final long DAY = 86_400_000L;

    @Test
    void occasionsSpendDiscountsAndSetbacks_comeFromTheLedger() {
        Ledger ledger = Ledgers.of(
                LedgerShop.order("o1", 10 * DAY, 100_000, false),
                LedgerShop.order("o2", 10 * DAY + 1, 50_000, true),
                LedgerShop.order("o3", 20 * DAY, 300_000, false),
                LedgerShop.order("o4", 30 * DAY, 70_000, false),
                adjustment("a1", "o4", 40 * DAY, Adjustment.Kind.CANCELLED),
                adjustment("a2", "o3", 35 * DAY, Adjustment.Kind.REFUNDED));
        CustomerHistory customer = customer(ledger).orElseThrow();
        assertThat(customer)
                .isEqualTo(new CustomerHistory(
                        10,
                        20,
                        2,
                        15,
                        40,
                        List.of(new SpendDay(10, 15, true), new SpendDay(20, 25, false)),
                        List.of(
                                new Setback(35, Setback.Kind.REFUND, 5),
                                new Setback(40, Setback.Kind.CANCELLATION, 7))));
    }

    @Test
    void someoneWithoutAnOccasion_isNoCustomer() {
        assertThat(customer(Ledger.EMPTY)).isEmpty();
        assertThat(customer(Ledgers.of(
                        LedgerShop.order("o1", DAY, 100_000, false),
                        adjustment("a1", "o1", DAY, Adjustment.Kind.CANCELLED))))
                .isEmpty();
    }

    @Test
    void longHistories_keepTheirTotals_andTheLatestOccasions() {
        Ledger ledger = Ledger.EMPTY;
        for (int i = 0; i < 100; i++) {
            ledger = ledger.with(LedgerShop.order("o" + i, i * DAY, 10_000, false))
                    .ledger();
        }
        CustomerHistory customer = customer(ledger).orElseThrow();
        assertThat(customer.occasions()).isEqualTo(100);
        assertThat(customer.totalSpend()).isEqualTo(100);
        assertThat(customer.recent()).hasSize(CustomerHistories.RECENT_OCCASIONS);
        assertThat(customer.recent().get(0).day()).isEqualTo(76);
    }

    @Test
    void revenueOfAHistory_isTheSumOfItsOccasions_stepByStepToo() {
        for (int seed = 0; seed < 500; seed++) {
            for (History history : LedgerShop.histories(new Random(seed), 20)) {
                Money sum = history.occasions().stream()
                        .map(io.tideline.ledger.Occasion::revenue)
                        .reduce(Money.ZERO, Money::plus);
                assertThat(history.revenue()).as("seed %s", seed).isEqualTo(sum);
            }
        }
        Ledger before = Ledgers.of(LedgerShop.order("o1", DAY, 100_000, false));
        Ledger after =
                before.with(LedgerShop.order("o2", DAY + 5, 20_000, true)).ledger();
        assertThat(History.of(before, LedgerShop.RULES).next(before, after, LedgerShop.RULES))
                .isEqualTo(History.of(after, LedgerShop.RULES));
    }

    private static java.util.Optional<CustomerHistory> customer(Ledger ledger) {
        return CustomerHistories.of(History.of(ledger, LedgerShop.RULES));
    }

    private static Adjustment adjustment(String eventId, String orderId, long at, Adjustment.Kind kind) {
        return new Adjustment(eventId, orderId, "c", at, kind, Money.of("5"), "");
    }
}
