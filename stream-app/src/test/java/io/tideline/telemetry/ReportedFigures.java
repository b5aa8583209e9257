package io.tideline.telemetry;

import io.tideline.admission.Input;
import io.tideline.calendar.CalendarWindow;
import io.tideline.cohort.Cohort;
import io.tideline.cohort.CohortCell;
import io.tideline.cohort.CohortFigures;
import io.tideline.cohort.CohortGrain;
import io.tideline.cohort.CohortKind;
import io.tideline.delta.Segment;
import io.tideline.event.Money;
import io.tideline.finality.Revision;
import io.tideline.finality.RowStatus;
import io.tideline.kpi.CurrentPeriod;
import io.tideline.kpi.CurrentRow;
import io.tideline.kpi.GapQuantiles;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.Measure;
import io.tideline.kpi.RowKey;
import io.tideline.lifecycle.LifecycleState;
import io.tideline.lifecycle.LifecycleStatus;
import io.tideline.risk.assess.RiskLevel;
import io.tideline.risk.solver.Fit;
import io.tideline.stream.Observer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One month and one cell in which every figure is defined, and one of everything that can be told. */
final class ReportedFigures implements FigureSource {
    static final long NOW = Instant.parse("2026-03-10T12:00:00Z").toEpochMilli();
    static final Segment ODD = new Segment("channel", "a\"b\\c\nd");

    @Override
    public List<CurrentRow> currentRows() {
        RowKey key = new RowKey(CalendarWindow.MONTH, Segment.ALL, day("2026-03-01"));
        RowKey odd = new RowKey(CalendarWindow.MONTH, ODD, day("2026-03-01"));
        return List.of(
                new CurrentRow(CurrentPeriod.RUNNING, key, row(7, "100")),
                new CurrentRow(CurrentPeriod.RUNNING, odd, zeros()));
    }

    /** January's customers in February, of whom one of four came, and a cohort that everybody left. */
    @Override
    public List<CohortCell> cohortCells() {
        return List.of(
                cell(CohortKind.FIRST_ORDER, "2026-01-01", 1, new CohortFigures(4, 1, 1, 2, 1, Money.ZERO, Money.ZERO)),
                cell(CohortKind.SIGNUP, "2026-02-01", 0, CohortFigures.ZERO));
    }

    private static CohortCell cell(CohortKind kind, String start, int index, CohortFigures figures) {
        Cohort cohort = new Cohort(kind, CohortGrain.MONTH, day(start));
        return new CohortCell(cohort, index, cohort.firstDay(index), cohort.lastDay(index), true, figures);
    }

    @Override
    public Optional<ClockReading> clock() {
        return Optional.of(new ClockReading(NOW - 1_000, NOW - 60_000, Optional.of(NOW - 86_400_000)));
    }

    static int day(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }

    /** A final row whose counts are all the same, but two orders to each first order. */
    static KpiRow row(long count, String revenue) {
        KpiCounts.Builder figures = new KpiCounts.Builder();
        Measure.counts().forEach(each -> figures.with(each, count));
        Measure.amounts().forEach(each -> figures.with(each, Money.of(revenue)));
        return row(figures.with(Measure.ORDERS, 2 * count)
                .with(new GapQuantiles(count, 1, 2, 3, 4))
                .build());
    }

    private static KpiRow zeros() {
        return row(new KpiCounts.Builder().build());
    }

    private static KpiRow row(KpiCounts counts) {
        return new KpiRow(
                day("2026-03-01"), day("2026-03-10"), counts, new Revision(RowStatus.CORRECTED, 2, NOW, Set.of()));
    }

    static void tellEverything(Observer observer) {
        observer.accepted(Input.PURCHASES);
        observer.segmentLimited("channel");
        observer.emitLatency(1_500);
        observer.lifecycleChanged(LifecycleState.NEW, LifecycleStatus.STATED);
        observer.riskLevelChanged(RiskLevel.AT_RISK);
        observer.dueBacklog(0, 3, NOW - 5_000);
        observer.dueBacklog(1, 0, 0);
        observer.modelFitted(4, NOW - 3_601_000, 1_234);
        observer.modelFitFailed(Fit.Reason.TOO_FEW_CUSTOMERS);
        observer.pulse("WEB", NOW - 300_000, 5, new BigDecimal("99.5000"), 2);
        observer.pulseLate(2);
        observer.atRisk(0, RiskLevel.AT_RISK, 10, new BigDecimal("1000.5000"));
        observer.atRisk(1, RiskLevel.AT_RISK, 1, new BigDecimal("234.0000"));
    }
}
