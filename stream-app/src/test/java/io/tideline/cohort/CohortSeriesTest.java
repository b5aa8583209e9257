package io.tideline.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.calendar.StoreCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which cells exist, which are complete, and which are read again. */
class CohortSeriesTest {
    private static final StoreCalendar CALENDAR = new StoreCalendar(ZoneId.of("UTC"), DayOfWeek.MONDAY);
    private static final int JANUARY = day("2026-01-01");
    private static final int FEBRUARY = day("2026-02-01");

    private final CohortSeries series = new CohortSeries(CALENDAR);
    private final CohortChanges changes = new CohortChanges();

    @Test
    void cellBeginsWithItsPeriod_andIsCompleteOnceTheLastDayIsOver() {
        members(JANUARY, 2);
        assertThat(cells(Integer.MIN_VALUE, day("2026-01-31"))).containsExactly("2026-01-01/0 open");
        assertThat(cells(Integer.MIN_VALUE, day("2026-02-01")))
                .containsExactly("2026-01-01/0 complete", "2026-01-01/1 open");
        assertThat(cells(Integer.MIN_VALUE, day("2025-12-31"))).isEmpty();
    }

    @Test
    void lastIndexIsTheLastCell() {
        members(JANUARY, 2);
        assertThat(cells(Integer.MIN_VALUE, day("2030-01-01")))
                .hasSize(37)
                .last()
                .isEqualTo("2026-01-01/36 complete");
    }

    @Test
    void movingClock_readsWhatItOpensAndCloses() {
        members(JANUARY, 2);
        members(FEBRUARY, 3);
        assertThat(cells(day("2026-02-28"), day("2026-03-01")))
                .containsExactly(
                        "2026-01-01/1 complete", "2026-01-01/2 open", "2026-02-01/0 complete", "2026-02-01/1 open");
    }

    @Test
    void pointAtAnIndex_touchesItAndLaterOnes_ofItsCohortOnly() {
        members(JANUARY, 2);
        members(FEBRUARY, 3);
        changes.clear();
        assertThat(changes.isEmpty()).isTrue();
        add(JANUARY, 2, CohortMeasures.ORDERS, 1);
        assertThat(changed(day("2026-05-01"), day("2026-04-30")))
                .containsExactly("2026-01-01/2 complete", "2026-01-01/3 open");
        assertThat(changed(day("2026-04-30"), day("2026-04-30")))
                .containsExactly("2026-01-01/2 complete", "2026-01-01/3 open", "2026-02-01/2 open");
    }

    @Test
    void cohortThatCameToNothing_isReadOnceMore_andThenNotAgain() {
        members(JANUARY, 2);
        members(JANUARY, -2);
        assertThat(changed(day("2026-02-01"), day("2026-01-31"))).containsExactly("2026-01-01/0 open");
        assertThat(cells(Integer.MIN_VALUE, day("2026-01-31"))).isEmpty();
        changes.clear();
        assertThat(changed(Integer.MIN_VALUE, day("2026-01-31"))).isEmpty();
        assertThat(changed(Integer.MIN_VALUE, Integer.MIN_VALUE)).isEmpty();
    }

    @Test
    void changesSurviveStoring() {
        members(JANUARY, 2);
        add(FEBRUARY, 7, CohortMeasures.ORDERS, 1);
        add(FEBRUARY, 5, CohortMeasures.REVENUE, 1);
        CohortChanges restored = new CohortChanges();
        changes.forEach(restored);
        assertThat(restored.firstIndexes()).isEqualTo(changes.firstIndexes());
        assertThat(restored.firstIndexes().values()).containsExactly(0, 5);
    }

    @Test
    void sumsSurviveStoring_cellByCell() {
        members(JANUARY, 2);
        add(JANUARY, 5, CohortMeasures.REVENUE, 7);
        add(JANUARY, 5, CohortMeasures.REVENUE + 1, 8);
        CohortSeries byCell = new CohortSeries(CALENDAR);
        for (int index : new int[] {0, 5, 6}) {
            int cell = CohortMeasures.cell(measure(index, CohortMeasures.ORDERS));
            series.pointsOfCell(JANUARY, cell, byCell);
        }
        assertThat(figures(byCell)).isEqualTo(figures(series)).hasSize(12);
        series.pointsOfCell(FEBRUARY, CohortMeasures.cell(measure(0, 0)), (day, measure, amount) -> {
            throw new AssertionError("measure " + measure);
        });
    }

    private void members(int day, int number) {
        add(day, 0, CohortMeasures.SIZE, number);
    }

    private void add(int day, int index, int figure, long amount) {
        series.add(day, measure(index, figure), amount);
        changes.add(day, measure(index, figure), amount);
    }

    private static int measure(int index, int figure) {
        return CohortMeasures.of(CohortKind.SIGNUP, CohortGrain.MONTH, index, figure);
    }

    private List<String> cells(int fromDay, int clockDay) {
        List<String> cells = new ArrayList<>();
        series.changedCells(new CohortChanges(), fromDay, clockDay, cell -> cells.add(text(cell)));
        return cells;
    }

    private List<String> changed(int fromDay, int clockDay) {
        List<String> cells = new ArrayList<>();
        series.changedCells(changes, fromDay, clockDay, cell -> cells.add(text(cell)));
        return cells;
    }

    private static List<CohortFigures> figures(CohortSeries of) {
        List<CohortFigures> figures = new ArrayList<>();
        of.changedCells(new CohortChanges(), Integer.MIN_VALUE, day("2026-12-31"), cell -> figures.add(cell.figures()));
        return figures;
    }

    private static String text(CohortCell cell) {
        return LocalDate.ofEpochDay(cell.cohort().startDay()) + "/" + cell.index()
                + (cell.complete() ? " complete" : " open");
    }

    private static int day(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }
}
