package io.tideline.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.calendar.Window;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MeasureTest {
    private static final int FIRST_OF_EACH_WINDOW = 18;
    private static final int KINDS = 5;

    /** They are stored. Later measures have numbers behind these. */
    @Test
    void numbersAreGolden() {
        assertThat(List.of(
                        Measure.OCCASIONS,
                        Measure.ORDERS,
                        Measure.ORDERS_WITHOUT_RATE,
                        Measure.REVENUE,
                        Measure.FIRST_ORDER_REVENUE,
                        Measure.REFUNDS,
                        Measure.SIGNUPS,
                        Measure.NEW_CUSTOMERS,
                        Measure.REACTIVATION_EVENTS,
                        Measure.CHURN_EVENTS,
                        Measure.REORDERED_30,
                        Measure.REORDERED_60,
                        Measure.REORDERED_90,
                        Measure.REORDERED_180,
                        Measure.REORDERED_365))
                .extracting(Measure::number)
                .containsExactly(0, 1, 2, 3, 5, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17);
        List<Measure> ofEachWindow = List.of(
                Measure.PAIRS, Measure.TRIPLES, Measure.FIRST_PAIRS, Measure.REACTIVATED_CUSTOMERS, Measure.NEW_LAPSED);
        for (int w = 0; w < MeasureNumbers.WINDOWS; w++) {
            for (int kind = 0; kind < KINDS; kind++) {
                assertThat(ofEachWindow.get(kind).number(w)).isEqualTo(FIRST_OF_EACH_WINDOW + w * KINDS + kind);
            }
        }
    }

    /** It is the order in the bytes of a row. Later ones are behind these. */
    @Test
    void placesAreGolden() {
        assertThat(Measure.counts())
                .extracting(Measure::field)
                .startsWith(
                        "customersAtStart",
                        "customersAtEnd",
                        "retainedCustomers",
                        "newCustomersActive",
                        "reactivatedCustomers",
                        "churnedCustomers",
                        "newCustomers",
                        "churnEvents",
                        "reactivationEvents",
                        "purchasers",
                        "repeatPurchasers",
                        "returningPurchasers",
                        "orders",
                        "firstOrders",
                        "signups",
                        "reorderDue30",
                        "reorderDue60",
                        "reorderDue90",
                        "reorderDue180",
                        "reorderDue365",
                        "reordered30",
                        "reordered60",
                        "reordered90",
                        "reordered180",
                        "reordered365",
                        "ordersWithoutRate");
        assertThat(Measure.amounts()).extracting(Measure::field).startsWith("revenue", "firstOrderRevenue", "refunds");
    }

    @Test
    void everyNumberBelowTheGaps_isOfOneMeasure_andNoneIsLeftOut() {
        Map<Integer, String> measureOfNumber = new TreeMap<>();
        for (Measure measure : Measure.values()) {
            MeasureNumbers numbers = measure.numbers();
            for (int i = 0; i < numbers.size(); i++) {
                int number = numbers.isByWindow() ? numbers.of(i) : numbers.first() + i;
                assertThat(measureOfNumber.put(number, measure.name()))
                        .as("other measure with number %s than %s", number, measure)
                        .isNull();
            }
        }
        assertThat(measureOfNumber).hasSize(Measures.DENSE).containsOnlyKeys(range(Measures.DENSE));
        assertThat(Measures.DENSE).isLessThanOrEqualTo(Measures.GAP);
        assertThat(Window.all(DayOfWeek.MONDAY)).hasSize(MeasureNumbers.WINDOWS);
    }

    @Test
    void numberOfNoMeasureYet_isRefused() {
        KpiSeries series = new KpiSeries(Window.all(DayOfWeek.MONDAY));

        assertThatThrownBy(() -> series.add(20_000, Measures.GAP - 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a measure of KPIs must be below %d or at least 1024, was 1023, which a newer version may have"
                                + " written",
                        Measures.DENSE);
    }

    @Test
    void countIsNoAmount_andWhatIsUnpublishedIsNeither() {
        KpiCounts zero = new KpiCounts.Builder().build();

        assertThat(zero.isZero()).isTrue();
        assertThatThrownBy(() -> zero.money(Measure.ORDERS))
                .hasMessage("a measure must be an amount of money of rows, was ORDERS");
        assertThatThrownBy(() -> zero.get(Measure.REVENUE))
                .hasMessage("a measure must be a count of rows, was REVENUE");
        assertThatThrownBy(() -> zero.get(Measure.PAIRS)).hasMessage("a measure must be a count of rows, was PAIRS");
    }

    private static Integer[] range(int end) {
        Integer[] numbers = new Integer[end];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }
}
