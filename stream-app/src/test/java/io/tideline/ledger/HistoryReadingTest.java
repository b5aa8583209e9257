package io.tideline.ledger;

import static io.tideline.event.Orders.cancellation;
import static io.tideline.event.Orders.order;
import static io.tideline.event.Orders.refund;
import static io.tideline.event.Orders.signup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tideline.calendar.StoreCalendar;
import io.tideline.event.Adjustment;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Money;
import io.tideline.event.Orders;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HistoryReadingTest {
    /** In New York, five hours behind in winter. */
    private static final Rules RULES = new Rules(
            new StoreCalendar(ZoneId.of("America/New_York"), DayOfWeek.MONDAY),
            90,
            new Exchange("EUR", Map.of("USD", new BigDecimal("0.92"))),
            false,
            RefundAmounts.GROSS,
            List.of(Dimension.values()));

    @Test
    void nothing_isEmpty_andUnknownEverywhere() {
        History history = History.of(Ledger.EMPTY, RULES);
        assertThat(history.isEmpty()).isTrue();
        assertThat(history.segments()).containsOnly(CustomerEvent.UNKNOWN).hasSize(5);
    }

    @Test
    void ordersOfOneLocalDay_areOneOccasion() {
        History history = history(
                order("o1").at("2026-01-02T04:59:59Z").total("1").build(),
                order("o2").at("2026-01-02T05:00:00Z").total("2").build(),
                order("o3").at("2026-01-03T04:59:59.999Z").total("4").build());
        assertThat(history.occasions())
                .extracting(Occasion::day, Occasion::orders, Occasion::ordersWithoutRate, Occasion::revenue)
                .containsExactly(
                        tuple(day("2026-01-01"), 1, 0, Money.of("1")), tuple(day("2026-01-02"), 2, 0, Money.of("6")));
        assertThat(history.firstOrderRevenue()).isEqualTo(Money.of("1"));
    }

    @Test
    void dayWithoutValidOrders_isNoOccasion_butItsRefundsCount() {
        History history = history(
                order("o1").at("2026-01-02T12:00:00Z").total("10").build(),
                cancellation("a1", "o1", "2026-02-01T12:00:00Z"));
        assertThat(history.occasions()).isEmpty();
        assertThat(history.refunds()).containsExactly(new Refund(day("2026-02-01"), Money.of("10"), true));
        assertThat(history.isEmpty()).isFalse();
        assertThat(history.segments()).containsOnly(CustomerEvent.UNKNOWN);
    }

    @Test
    void firstValidOrder_givesTheSegments_notTheFirstOrder() {
        History history = history(
                order("o1").at("2026-01-01T12:00:00Z").channel("STORE").build(),
                order("o2").at("2026-01-02T12:00:00Z").test().channel("PHONE").build(),
                order("o3")
                        .at("2026-01-03T12:00:00Z")
                        .country("AT")
                        .category("hats")
                        .discounted()
                        .build(),
                cancellation("a1", "o1", "2026-01-04T12:00:00Z"),
                signup("s1", "2025-12-01T12:00:00Z", "MOBILE_APP"));
        assertThat(history.segments()).containsExactly("WEB", "AT", "hats", "discounted", "newsletter");
        assertThat(history.signupDay()).isEqualTo(OptionalInt.of(day("2025-12-01")));
    }

    @Test
    void prospect_isWhereTheSignupSays_withoutDiscountAndCategory() {
        History history = history(signup("s1", "2025-12-01T12:00:00Z", "MOBILE_APP"));
        assertThat(history.segments()).containsExactly("MOBILE_APP", "AU", "unknown", "unknown", "newsletter");
    }

    @Test
    void customerWithoutASignup_hasNoSource() {
        assertThat(history(order("o1").build()).segments())
                .containsExactly("WEB", "DE", "shoes", "full-price", "unknown");
    }

    @Test
    void amounts_areConvertedOneByOne_halfToEven() {
        History history = history(
                order("o1")
                        .at("2026-01-01T12:00:00Z")
                        .currency("USD")
                        .total("0.0003")
                        .build(), // 0.000276
                order("o2")
                        .at("2026-01-01T13:00:00Z")
                        .currency("USD")
                        .total("0.0003")
                        .build(),
                refund("a1", "o2", "2026-01-05T12:00:00Z", "0.0001")); // 0.0002 left are 0.000184, taken 0.000092
        assertThat(history.occasions())
                .extracting(Occasion::day, Occasion::orders, Occasion::ordersWithoutRate, Occasion::revenue)
                .containsExactly(tuple(day("2026-01-01"), 2, 0, Money.of("0.0005")));
        assertThat(history.refunds()).containsExactly(new Refund(day("2026-01-05"), Money.of("0.0001"), false));
        assertThat(history.firstOrderRevenue()).isEqualTo(Money.of("0.0003"));
    }

    @Test
    void currencyWithoutARate_countsWithoutMoney() {
        History history = history(
                order("o1").currency("XAU").build(),
                order("o2").total("5").build(),
                refund("a1", "o1", "2026-03-05T12:00:00Z", "1"));
        assertThat(history.occasions())
                .extracting(Occasion::day, Occasion::orders, Occasion::ordersWithoutRate, Occasion::revenue)
                .containsExactly(tuple(day("2026-03-01"), 2, 1, Money.of("5")));
        assertThat(history.refunds()).isEmpty();
        assertThat(history.firstOrderRevenue()).isEqualTo(Money.ZERO);
    }

    @Test
    void fullRefundIsJudgedInTheOrdersOwnCurrency() {
        Orders dollars = order("o1").currency("USD").total("0.0002");
        Adjustment refund = refund("a1", "o1", "2026-03-05T12:00:00Z", "0.0001");
        // What is left, 0.000092, is worth 0.0001 as well.
        assertThat(history(dollars.build(), refund).occasions())
                .extracting(Occasion::day, Occasion::orders, Occasion::ordersWithoutRate, Occasion::revenue)
                .containsExactly(tuple(day("2026-03-01"), 1, 0, Money.of("0.0001")));
    }

    @Test
    void exchange_knowsItsOwnCurrencyAndThoseWithRates() {
        Exchange exchange = RULES.exchange();
        assertThat(exchange.convert(Money.ZERO, "EUR")).isPresent();
        assertThat(exchange.convert(Money.ZERO, "USD")).isPresent();
        assertThat(exchange.convert(Money.ZERO, "XAU")).isEmpty();
        assertThat(exchange.convert(Money.of("10"), "USD")).contains(Money.of("9.2"));
        assertThat(exchange.convert(Money.of("10"), "EUR")).contains(Money.of("10"));
        assertThat(exchange.convert(Money.of("10"), "XAU")).isEmpty();
    }

    @Test
    void boundsOfRulesAndOccasions_areNamed() {
        assertThatThrownBy(
                        () -> new Rules(RULES.calendar(), 0, RULES.exchange(), false, RefundAmounts.GROSS, List.of()))
                .hasMessage("the activity window must be at least 1 day, was 0");
        assertThatThrownBy(() -> new Occasion(1, 1, 2, Money.ZERO, 0, 0, false))
                .hasMessage("an occasion has at least 1 order, was 1 of which without rate 2");
    }

    private static History history(CustomerEvent... events) {
        Ledger ledger = Ledger.EMPTY;
        for (CustomerEvent event : events) {
            ledger = Ledgers.with(ledger, event).ledger();
        }
        return History.of(ledger, RULES);
    }

    private static int day(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }
}
