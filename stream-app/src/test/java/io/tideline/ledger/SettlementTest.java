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

    private static Stream<Arguments> grossCases() {
        Orders withTax = order("o").total("119").tax("19");
        Orders thirds = order("o").total("3").tax("2");
        Orders oneOfTwo = order("o").total("2").tax("1.9999");
        Orders threeOfTwo = order("o").total("2").tax("1.9997");
        Orders taxBack = order("o").total("10").tax("-2");
        Orders allTax = order("o").total("5").tax("3").shipping("2");
        Orders zero = order("o").total("0");
        Orders testOrder = order("o").test();
        Orders huge = order("o").total("999999999999999.9999").tax("-999999999999999.9999");
        return Stream.of(
                arguments("no adjustment", withTax, List.of(), true, "100", List.of()),
                arguments("half of it", withTax, List.of(refund("a", "o", DAY_1, "59.50")), true, "50", List.of("50")),
                arguments(
                        "thirds add up to the whole",
                        thirds,
                        List.of(
                                refund("a", "o", DAY_1, "1"),
                                refund("b", "o", DAY_1, "1"),
                                refund("c", "o", DAY_2, "1")),
                        false,
                        "0",
                        List.of("0.3333", "0.3334", "0.3333")),
                arguments(
                        "all but the last cent",
                        withTax,
                        List.of(refund("a", "o", DAY_1, "59.50"), refund("b", "o", DAY_2, "59.4999")),
                        true,
                        "0.0001",
                        List.of("50", "49.9999")),
                arguments(
                        "the whole at once",
                        withTax,
                        List.of(refund("a", "o", DAY_1, "119")),
                        false,
                        "0",
                        List.of("100")),
                arguments(
                        "more than the whole",
                        withTax,
                        List.of(refund("a", "o", DAY_1, "100"), refund("b", "o", DAY_2, "100")),
                        false,
                        "0",
                        List.of("84.0336", "15.9664")),
                arguments(
                        "the revenue, and so not the whole",
                        withTax,
                        List.of(refund("a", "o", DAY_1, "100")),
                        true,
                        "15.9664",
                        List.of("84.0336")),
                arguments(
                        "no amount named, after a part",
                        withTax,
                        List.of(
                                refund("a", "o", DAY_1, "59.50"),
                                adjustment("b", "o", DAY_2, Adjustment.Kind.REFUNDED, Money.ALL, "")),
                        false,
                        "0",
                        List.of("50", "50")),
                arguments(
                        "cancellation after a part",
                        withTax,
                        List.of(refund("a", "o", DAY_1, "59.50"), cancellation("b", "o", DAY_2)),
                        false,
                        "0",
                        List.of("50", "50")),
                arguments(
                        "cancellation that names an amount",
                        withTax,
                        List.of(adjustment("a", "o", DAY_1, Adjustment.Kind.CANCELLED, Money.of("1"), "")),
                        false,
                        "0",
                        List.of("100")),
                arguments(
                        "refund after a refund in full",
                        withTax,
                        List.of(refund("a", "o", DAY_1, "119"), refund("b", "o", DAY_2, "1")),
                        false,
                        "0",
                        List.of("100")),
                arguments("refund of nothing", withTax, List.of(refund("a", "o", DAY_1, "0")), true, "100", List.of()),
                arguments(
                        "refund in another currency",
                        withTax,
                        List.of(adjustment("a", "o", DAY_1, Adjustment.Kind.REFUNDED, Money.of("59.50"), "USD")),
                        true,
                        "100",
                        List.of()),
                arguments(
                        "half of the smallest amount goes to the even zero, and comes with the rest",
                        oneOfTwo,
                        List.of(refund("a", "o", DAY_1, "1"), refund("b", "o", DAY_2, "1")),
                        false,
                        "0",
                        List.of("0.0001")),
                arguments(
                        "one and a half of it goes to the even two",
                        threeOfTwo,
                        List.of(refund("a", "o", DAY_1, "1")),
                        true,
                        "0.0001",
                        List.of("0.0002")),
                arguments(
                        "revenue above the total",
                        taxBack,
                        List.of(refund("a", "o", DAY_1, "5")),
                        true,
                        "6",
                        List.of("6")),
                arguments(
                        "a part of an order that is all tax and shipping",
                        allTax,
                        List.of(refund("a", "o", DAY_1, "4.9999")),
                        true,
                        "0",
                        List.of()),
                arguments(
                        "the whole of an order that is all tax and shipping",
                        allTax,
                        List.of(refund("a", "o", DAY_1, "5")),
                        false,
                        "0",
                        List.of()),
                arguments("total zero", zero, List.of(refund("a", "o", DAY_1, "4")), false, "0", List.of()),
                arguments("test order", testOrder, List.of(refund("a", "o", DAY_1, "4")), false, "10", List.of()),
                arguments(
                        "the largest amounts",
                        huge,
                        List.of(
                                refund("a", "o", DAY_1, "333333333333333.3333"),
                                refund("b", "o", DAY_2, "666666666666666.6665")),
                        true,
                        "0.0002",
                        List.of("666666666666666.6666", "1333333333333333.3330")));
    }

    private static Stream<Arguments> netCases() {
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
    @MethodSource("grossCases")
    void grossRefund_takesItsShareOfTheTotalFromTheRevenue(
            String name, Orders order, List<Adjustment> adjustments, boolean valid, String left, List<String> takings) {
        assertSettled(Settlement.of(order.build(), adjustments, false, RefundAmounts.GROSS), valid, left, takings);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("netCases")
    void netRefund_comesOffTheRevenue(
            String name, Orders order, List<Adjustment> adjustments, boolean valid, String left, List<String> takings) {
        assertSettled(Settlement.of(order.build(), adjustments, false, RefundAmounts.NET), valid, left, takings);
    }

    private static void assertSettled(Settlement settlement, boolean valid, String left, List<String> takings) {
        assertThat(settlement.valid()).isEqualTo(valid);
        assertThat(settlement.revenue()).isEqualTo(Money.of(left));
        assertThat(settlement.takings())
                .extracting(Settlement.Taking::amount)
                .containsExactlyElementsOf(takings.stream().map(Money::of).toList());
    }

    @Test
    void takingIsDatedByItsAdjustment_notByTheOrder() {
        Settlement settlement = settled(order("o"), List.of(refund("a", "o", BEFORE_THE_ORDER, "4")), false);
        assertThat(settlement.takings())
                .extracting(Settlement.Taking::occurredAt)
                .containsExactly(Orders.millis(BEFORE_THE_ORDER));
    }

    @Test
    void totalZero_isValid_whereTheShopSaysSo() {
        assertThat(settled(order("o").total("0"), List.of(), true).valid()).isTrue();
        assertThat(settled(order("o").total("0").test(), List.of(), true).valid())
                .isFalse();
    }

    @Test
    void totalZeroThatCounts_isRefundedInFullByAnyRefund_becauseNothingIsAllOfIt() {
        Settlement settlement = settled(order("o").total("0").tax("-3"), List.of(refund("a", "o", DAY_1, "0")), true);
        assertSettled(settlement, false, "0", List.of("3"));
    }

    private static Settlement settled(Orders order, List<Adjustment> adjustments, boolean countZeroTotalOrders) {
        return Settlement.of(order.build(), adjustments, countZeroTotalOrders, RefundAmounts.GROSS);
    }
}
