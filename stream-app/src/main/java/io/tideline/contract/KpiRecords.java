package io.tideline.contract;

import io.tideline.calendar.StoreCalendar;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.RowFigure;
import io.tideline.kpi.RowKey;
import io.tideline.retention.CorrectionCause;
import io.tideline.retention.RetentionKpi;
import io.tideline.retention.RowStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Turns published rows into records of the KPI topic. */
public final class KpiRecords {
    private static final List<RowFigure> FIGURES = RowFigure.ALL;
    private static final int[] POSITIONS = FIGURES.stream()
            .mapToInt(figure ->
                    RetentionKpi.getClassSchema().getField(figure.field()).pos())
            .toArray();

    private final StoreCalendar calendar;
    private final String currency;

    /** Records of a shop with that calendar and reporting currency. */
    public KpiRecords(StoreCalendar calendar, String currency) {
        this.calendar = calendar;
        this.currency = currency;
    }

    /** The record of a row. */
    public RetentionKpi record(RowKey key, KpiRow row) {
        RetentionKpi kpi = new RetentionKpi();
        kpi.setWindow(key.window().id());
        kpi.setDimension(key.segment().dimension());
        kpi.setSegment(key.segment().value());
        kpi.setStartDate(LocalDate.ofEpochDay(row.start()));
        kpi.setEndDate(LocalDate.ofEpochDay(row.end()));
        kpi.setStartInstant(Instant.ofEpochMilli(calendar.startMillis(row.start())));
        kpi.setEndInstant(Instant.ofEpochMilli(calendar.startMillis(row.end() + 1)));
        kpi.setTimeZone(calendar.zone().getId());
        kpi.setCurrency(currency);
        kpi.setStatus(RowStatus.valueOf(row.revision().status().name()));
        kpi.setRevision(row.revision().number());
        kpi.setAsOf(Instant.ofEpochMilli(row.revision().asOf()));
        kpi.setCauses(causes(row));
        figures(row.counts(), kpi);
        return kpi;
    }

    private static List<CorrectionCause> causes(KpiRow row) {
        return row.revision().causes().stream()
                .sorted()
                .map(cause -> CorrectionCause.valueOf(cause.name()))
                .toList();
    }

    private static void figures(KpiCounts counts, RetentionKpi kpi) {
        for (int i = 0; i < POSITIONS.length; i++) {
            kpi.put(POSITIONS[i], FIGURES.get(i).of(counts).orElse(null));
        }
    }
}
