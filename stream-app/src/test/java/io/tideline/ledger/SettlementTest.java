package io.tideline.ledger;

import static io.tideline.event.Orders.adjustment;
import static io.tideline.event.Orders.cancellation;
import static io.tideline.event.Orders.order;
import static io.tideline.event.Orders.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tideline.event.Adjustment;
import io.tideline.event.Money;
import io.tideline.event.Orders;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettlementTest {
    private static final String DAY_1 = "2026-03-02T00:00:00Z";
    private static final String DAY_2 = "2026-03-03T00:00:00Z";
    private static final String BEFORE_THE_ORDER = "2026-02-01T00:00:00Z";

    private static Stream<Arguments> cases() {
        Orders ten = order("o").total("13.50").tax("1.50").shipping("2");
        Orders allTax = order("o").total("5").tax("3").shipping("2");
        Orders zero = order("o").total("0");
        Orders testOrder = order("o").test();
        return Stream.of(
                arguments("no adjustment", ten, List.of(), true, "10", List.of()),
                arguments("refund in part", ten, List.of(refund("a", "o", DAY_1, "4")), true, "6", List.of("4")),
                arguments(
                        "refunds in parts",
                        ten,
                        List.of(refund("a", "o", DAY_1, "4"), refund("b", "o", DAY_2, "5.9999")),
                        true,
                        "0.0001",
                        List.of("4", "5.9999")),
                arguments(
                        "refunds in parts up to all of it",
                        ten,
                        List.of(refund("a", "o", DAY_1, "4"), refund("b", "o", DAY_2, "6")),
                        false,
                        "0",
                        List.of("4", "6")),
                arguments(
                        "refund with tax and shipping takes what is left",
                        ten,
                        List.of(refund("a", "o", DAY_1, "13.50")),
                        false,
                        "0",
                        List.of("10")),
                arguments(
                        "refund that names no amount",
                        ten,
                        List.of(adjustment("a", "o", DAY_1, Adjustment.Kind.REFUNDED, Money.ALL, "")),
                        false,
                        "0",
                        List.of("10")),
                arguments("refund of nothing", ten, List.of(refund("a", "o", DAY_1, "0")), true, "10", List.of()),
                arguments(
                        "refund after a refund in full",
                        ten,
                        List.of(refund("a", "o", DAY_1, "10"), refund("b", "o", DAY_2, "1")),
                        false,
                        "0",
                        List.of("10")),
                arguments("cancellation", ten, List.of(cancellation("a", "o", DAY_1)), false, "0", List.of("10")),
                arguments(
                        "refund after the cancellation",
                        ten,
                        List.of(cancellation("a", "o", DAY_1), refund("b", "o", DAY_2, "4")),
                        false,
                        "0",
                        List.of("10")),
                arguments(
                        "cancellation after a refund takes the rest",
                        ten,
                        List.of(refund("a", "o", DAY_1, "4"), cancellation("b", "o", DAY_2)),
                        false,
                        "0",
                        List.of("4", "6")),
                arguments(
                        "refund dated before the order",
                        ten,
                        List.of(refund("a", "o", BEFORE_THE_ORDER, "4")),
                        true,
                        "6",
                        List.of("4")),
                arguments(
                        "refund in another currency",
                        ten,
                        List.of(adjustment("a", "o", DAY_1, Adjustment.Kind.REFUNDED, Money.of("4"), "USD")),
                        true,
                        "10",
                        List.of()),
                arguments(
                        "refund in the order's currency, spelled out",
                        ten,
                        List.of(adjustment("a", "o", DAY_1, Adjustment.Kind.REFUNDED, Money.of("4"), "EUR")),
                        true,
                        "6",
                        List.of("4")),
                arguments("all tax and shipping", allTax, List.of(), true, "0", List.of()),
                arguments(
                        "refund of an order that is all tax and shipping",
                        allTax,
                        List.of(refund("a", "o", DAY_1, "5")),
                        true,
                        "0",
                        List.of()),
                arguments(
                        "cancellation of an order that is all tax and shipping",
                        allTax,
                        List.of(cancellation("a", "o", DAY_1)),
                        false,
                        "0",
                        List.of()),
                arguments("total zero", zero, List.of(), false, "0", List.of()),
                arguments("test order", testOrder, List.of(), false, "10", List.of()),
                arguments(
                        "refund of a test order",
                        testOrder,
                        List.of(refund("a", "o", DAY_1, "4")),
                        false,
                        "10",
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void settles(
            String name, Orders order, List<Adjustment> adjustments, boolean valid, String left, List<String> takings) {
        Settlement settlement = Settlement.of(order.build(), adjustments, false);
        assertThat(settlement.valid()).isEqualTo(valid);
        assertThat(settlement.revenue()).isEqualTo(Money.of(left));
        assertThat(settlement.takings())
                .extracting(Settlement.Taking::amount)
                .containsExactlyElementsOf(takings.stream().map(Money::of).toList());
    }

    @Test
    void takingIsDatedByItsAdjustment_notByTheOrder() {
        Settlement settlement =
                Settlement.of(order("o").build(), List.of(refund("a", "o", BEFORE_THE_ORDER, "4")), false);
        assertThat(settlement.takings())
                .extracting(Settlement.Taking::occurredAt)
                .containsExactly(Orders.millis(BEFORE_THE_ORDER));
    }

    @Test
    void totalZero_isValid_whereTheShopSaysSo() {
        assertThat(Settlement.of(order("o").total("0").build(), List.of(), true).valid())
                .isTrue();
        assertThat(Settlement.of(order("o").total("0").test().build(), List.of(), true)
                        .valid())
                .isFalse();
    }
}
