package io.tideline.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.event.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CohortTriangleTest {
    private static final Cohort JANUARY = cohort("2026-01-01");
    private static final Cohort FEBRUARY = cohort("2026-02-01");

    @Test
    void rowsAreCohortsInTime_cellsByIndex() {
        CohortTriangle triangle = CohortTriangle.of(
                List.of(cell(FEBRUARY, 0, false, 1), cell(JANUARY, 1, false, 2), cell(JANUARY, 0, true, 3)));
        assertThat(triangle.rows()).extracting(CohortTriangle.Row::cohort).containsExactly(JANUARY, FEBRUARY);
        assertThat(triangle.rows().get(0).cells()).extracting(CohortCell::index).containsExactly(0, 1);
    }

    /** 1 of 10 and 80 of 90 came back: the mean of the rates is 49 %, the rate of all 81 %. */
    @Test
    void averageIsWeightedBySize_overCompleteCellsOnly() {
        CohortTriangle triangle = CohortTriangle.of(List.of(
                new CohortCell(JANUARY, 1, 0, 0, true, figures(10, 1)),
                new CohortCell(FEBRUARY, 1, 0, 0, true, figures(90, 80)),
                new CohortCell(cohort("2026-03-01"), 1, 0, 0, false, figures(1_000, 0))));
        CohortTriangle.Average average = triangle.averages().get(0);
        assertThat(average.cohorts()).isEqualTo(2);
        assertThat(average.figures().boundedRetention()).isEqualTo(new Proportion(81, 100));
    }

    @Test
    void indexWithoutCompleteCell_hasNoAverage() {
        CohortTriangle triangle = CohortTriangle.of(List.of(cell(JANUARY, 0, true, 3), cell(JANUARY, 1, false, 3)));
        assertThat(triangle.averages())
                .extracting(CohortTriangle.Average::index)
                .containsExactly(0);
        assertThat(CohortTriangle.of(List.of()).averages()).isEmpty();
    }

    @Test
    void moneyPerMember_isHalfToEven_andUndefinedWithoutMembers() {
        CohortFigures figures = new CohortFigures(8, 0, 0, 0, 1, Money.ZERO, Money.of("0.0012"));
        assertThat(figures.cumulativeRevenuePerMember()).contains(Money.of("0.0002"));
        assertThat(CohortFigures.ZERO.cumulativeRevenuePerMember()).isEmpty();
    }

    @Test
    void returnAfterThePeriod_isNoCorrectionOfIt() {
        CohortFigures returned = new CohortFigures(3, 1, 3, 0, 1, Money.ZERO, Money.ZERO);
        assertThat(figures(3, 1).isSameButForReturns(returned)).isTrue();
        assertThat(figures(3, 2).isSameButForReturns(returned)).isFalse();
    }

    @Test
    void keysAreThoseOfTheTopic() {
        Cohort months = new Cohort(CohortKind.FIRST_ORDER, CohortGrain.MONTH, day("2026-01-01"));
        Cohort weeks = new Cohort(CohortKind.SIGNUP, CohortGrain.WEEK, day("2026-01-05"));
        assertThat(months.cellKey("all", 3)).isEqualTo("FIRST_ORDER/month/all/2026-01-01/3");
        assertThat(weeks.cellKey("channel=WEB", 0)).isEqualTo("SIGNUP/week/channel=WEB/2026-01-05/0");
    }

    private static CohortCell cell(Cohort cohort, int index, boolean complete, long size) {
        return new CohortCell(cohort, index, 0, 0, complete, figures(size, 0));
    }

    private static CohortFigures figures(long size, long bounded) {
        return new CohortFigures(size, bounded, bounded, 0, 1, Money.ZERO, Money.ZERO);
    }

    private static Cohort cohort(String start) {
        return new Cohort(CohortKind.FIRST_ORDER, CohortGrain.MONTH, day(start));
    }

    private static int day(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }
}
