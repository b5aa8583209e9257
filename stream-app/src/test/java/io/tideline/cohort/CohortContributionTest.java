package io.tideline.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.StoreCalendar;
import io.tideline.event.CustomerEvent;
import io.tideline.event.Sample;
import io.tideline.ledger.Exchange;
import io.tideline.ledger.History;
import io.tideline.ledger.Ledgers;
import io.tideline.ledger.RefundAmounts;
import io.tideline.ledger.Rules;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Single customers, and what their orders cost. */
class CohortContributionTest {
    private static final Rules RULES = new Rules(
            new StoreCalendar(ZoneId.of("UTC"), DayOfWeek.MONDAY),
            90,
            new Exchange("EUR", Map.of()),
            false,
            RefundAmounts.GROSS,
            List.of());
    private static final CohortContribution CONTRIBUTION = new CohortContribution(RULES.calendar());
    private static final int COHORTS = 4;
    private static final int MOST_POINTS_A_COHORT = 7;

    @Test
    void orderAtTheEnd_costsTheSameHoweverLongTheHistory() {
        List<CustomerEvent> events = new ArrayList<>(List.of(Sample.signup("c", "2025-01-01T00:00:00Z")));
        for (int order = 0; order < 300; order++) {
            History before = history(events);
            events.add(Sample.order("c", "o" + order, at(order * 2), "200000.25", "WEB"));
            int[] points = {0};
            CONTRIBUTION.difference(before, history(events), (day, measure, amount) -> points[0]++);
            // Somebody new to the cohorts by order is added as a whole, of one occasion.
            assertThat(points[0])
                    .as("order %s", order)
                    .isBetween(1, COHORTS * MOST_POINTS_A_COHORT + (order == 0 ? 2 : 0));
        }
    }

    @Test
    void orderBeyondTheLastIndex_costsNothing_whenTheCustomerWasSeenBeyondItBefore() {
        List<CustomerEvent> events =
                new ArrayList<>(List.of(order("o1", "2020-01-01T12:00:00Z"), order("o2", "2024-01-01T12:00:00Z")));
        History before = history(events);
        events.add(order("o3", "2024-03-01T12:00:00Z"));
        CONTRIBUTION.difference(before, history(events), (day, measure, amount) -> {
            throw new AssertionError("measure " + measure);
        });
    }

    @Test
    void noPointIsBeyondTheLastIndex() {
        List<CustomerEvent> events = new ArrayList<>();
        for (int order = 0; order < 60; order++) {
            events.add(Sample.order("c", "o" + order, at(order * 25), "10", "WEB"));
        }
        int[] largest = new int[CohortGrain.values().length];
        CONTRIBUTION.whole(history(events), (day, measure, amount) -> {
            int grain = CohortMeasures.cohort(day, measure).grain().ordinal();
            largest[grain] = Math.max(largest[grain], CohortMeasures.index(measure));
        });
        assertThat(largest).containsExactly(CohortGrain.WEEK.lastIndex(), CohortGrain.MONTH.lastIndex());
    }

    @Test
    void orderBeyondTheLastIndex_keepsAllCellsUnboundedRetained() {
        List<CohortCell> cells = months(
                CohortKind.FIRST_ORDER,
                "2024-06-30",
                order("o1", "2020-01-10T12:00:00Z"),
                order("o2", "2024-01-01T12:00:00Z"));
        assertThat(cells).hasSize(37);
        assertThat(cells).allMatch(cell -> cell.figures().unboundedRetained() == 1);
        assertThat(cells).allMatch(cell -> cell.figures().repeatCustomers() == 0);
        assertThat(cells)
                .filteredOn(cell -> cell.figures().boundedRetained() == 1)
                .hasSize(1);
        assertThat(cells.get(36).periodStart()).isEqualTo(day("2023-01-01"));
    }

    @Test
    void signupAfterTwoOccasions_isARepeatCustomerFromIndexZero_withoutTheirOrders() {
        List<CohortCell> cells = months(
                CohortKind.SIGNUP,
                "2026-04-15",
                order("o1", "2026-01-10T12:00:00Z"),
                order("o2", "2026-02-10T12:00:00Z"),
                Sample.signup("c", "2026-03-05T12:00:00Z"),
                order("o3", "2026-04-01T12:00:00Z"));
        assertThat(cells).extracting(CohortCell::index).containsExactly(0, 1);
        assertThat(cells).extracting(cell -> cell.figures().repeatCustomers()).containsExactly(1L, 1L);
        assertThat(cells).extracting(cell -> cell.figures().boundedRetained()).containsExactly(0L, 1L);
        assertThat(cells).extracting(cell -> cell.figures().unboundedRetained()).containsExactly(1L, 1L);
        assertThat(cells).extracting(cell -> cell.figures().orders()).containsExactly(0L, 1L);
        assertThat(cells)
                .extracting(cell -> cell.figures().cumulativeRevenue().toString())
                .containsExactly("0.0000", "10.0000");
    }

    @Test
    void prospect_isCountedAmongTheSignedUpOnly() {
        CustomerEvent signup = Sample.signup("c", "2026-03-05T12:00:00Z");
        assertThat(months(CohortKind.FIRST_ORDER, "2026-03-31", signup)).isEmpty();
        assertThat(months(CohortKind.SIGNUP, "2026-03-31", signup))
                .extracting(cell -> cell.figures().size())
                .containsExactly(1L);
    }

    @Test
    void cancellingTheOnlyOrder_leavesNoCohort() {
        CohortSeries series = new CohortSeries(RULES.calendar());
        History ordered = history(List.of(order("o1", "2026-01-10T12:00:00Z")));
        History cancelled = history(
                List.of(order("o1", "2026-01-10T12:00:00Z"), Sample.cancellation("c", "o1", "2026-01-11T12:00:00Z")));
        CONTRIBUTION.whole(ordered, series);
        CONTRIBUTION.difference(ordered, cancelled, series);
        series.changedCells(new CohortChanges(), Integer.MIN_VALUE, day("2026-02-01"), cell -> {
            throw new AssertionError(cell);
        });
    }

    private static List<CohortCell> months(CohortKind kind, String clock, CustomerEvent... events) {
        CohortSeries series = new CohortSeries(RULES.calendar());
        CONTRIBUTION.whole(history(List.of(events)), series);
        List<CohortCell> months = new ArrayList<>();
        series.changedCells(new CohortChanges(), Integer.MIN_VALUE, day(clock), cell -> {
            if (cell.cohort().kind() == kind && cell.cohort().grain() == CohortGrain.MONTH) {
                months.add(cell);
            }
        });
        return months;
    }

    private static History history(List<CustomerEvent> events) {
        return History.of(Ledgers.of(events.toArray(CustomerEvent[]::new)), RULES);
    }

    private static CustomerEvent order(String orderId, String at) {
        return Sample.order("c", orderId, at);
    }

    private static long at(int days) {
        return Sample.millis("2025-01-02T12:00:00Z") + days * 86_400_000L;
    }

    private static int day(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }
}
