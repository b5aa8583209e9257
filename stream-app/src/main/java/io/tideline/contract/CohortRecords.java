package io.tideline.contract;

import io.tideline.calendar.StoreCalendar;
import io.tideline.cohort.CohortCell;
import io.tideline.cohort.CohortFigures;
import io.tideline.cohort.CohortRow;
import io.tideline.cohort.Proportion;
import io.tideline.delta.Segment;
import io.tideline.event.Money;
import io.tideline.retention.CohortKind;
import io.tideline.retention.CohortRetention;
import io.tideline.retention.CorrectionCause;
import io.tideline.retention.RowStatus;
import java.time.Instant;
import java.time.LocalDate;

/** Turns published cells into records of the cohort topic. */
public final class CohortRecords {
    private final StoreCalendar calendar;
    private final String currency;

    /** Records of a shop with that calendar and reporting currency. */
    public CohortRecords(StoreCalendar calendar, String currency) {
        this.calendar = calendar;
        this.currency = currency;
    }

    /** The record of a cell's row; which cell of which segment is its key. */
    public CohortRetention record(Segment segment, CohortCell cell, CohortRow row) {
        CohortRetention record = new CohortRetention();
        record.setKind(CohortKind.valueOf(cell.cohort().kind().name()));
        record.setGrain(cell.cohort().grain().id());
        record.setDimension(segment.dimension());
        record.setSegment(segment.value());
        record.setCohortStart(LocalDate.ofEpochDay(cell.cohort().startDay()));
        record.setIndex(cell.index());
        record.setPeriodStart(LocalDate.ofEpochDay(cell.periodStart()));
        record.setPeriodEnd(LocalDate.ofEpochDay(cell.periodEnd()));
        record.setStartInstant(Instant.ofEpochMilli(calendar.startMillis(cell.periodStart())));
        record.setEndInstant(Instant.ofEpochMilli(calendar.startMillis(cell.periodEnd() + 1)));
        record.setTimeZone(calendar.zone().getId());
        record.setCurrency(currency);
        state(row, record);
        figures(row.figures(), record);
        return record;
    }

    private static void state(CohortRow row, CohortRetention record) {
        record.setStatus(RowStatus.valueOf(row.revision().status().name()));
        record.setRevision(row.revision().number());
        record.setAsOf(Instant.ofEpochMilli(row.revision().asOf()));
        record.setCauses(row.revision().causes().stream()
                .sorted()
                .map(cause -> CorrectionCause.valueOf(cause.name()))
                .toList());
    }

    private static void figures(CohortFigures figures, CohortRetention record) {
        record.setSize(figures.size());
        record.setBoundedRetained(figures.boundedRetained());
        record.setUnboundedRetained(figures.unboundedRetained());
        record.setRepeatCustomers(figures.repeatCustomers());
        record.setOrders(figures.orders());
        record.setRevenue(figures.revenue().amount());
        record.setCumulativeRevenue(figures.cumulativeRevenue().amount());
        record.setBoundedRetentionRate(ratio(figures.boundedRetention()));
        record.setUnboundedRetentionRate(ratio(figures.unboundedRetention()));
        record.setRepeatRate(ratio(figures.repeat()));
        record.setCumulativeRevenuePerMember(
                figures.cumulativeRevenuePerMember().map(Money::amount).orElse(null));
    }

    private static Double ratio(Proportion proportion) {
        return proportion.ratio().isPresent() ? proportion.ratio().getAsDouble() : null;
    }
}
