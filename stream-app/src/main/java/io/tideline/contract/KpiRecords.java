package io.tideline.contract;

import io.tideline.calendar.StoreCalendar;
import io.tideline.event.Money;
import io.tideline.kpi.Average;
import io.tideline.kpi.Count;
import io.tideline.kpi.GapQuantiles;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.Rate;
import io.tideline.kpi.RowKey;
import io.tideline.retention.CorrectionCause;
import io.tideline.retention.RetentionKpi;
import io.tideline.retention.RowStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.avro.Schema;

/** Turns published rows into records of the KPI topic. */
public final class KpiRecords {
    private static final int[] COUNTS = positions(Count.values().length, i -> Count.values()[i].field());
    private static final int[] RATES = positions(Rate.values().length, i -> Rate.values()[i].field());
    private static final int[] AVERAGES = positions(Average.values().length, i -> Average.values()[i].field());

    private final StoreCalendar calendar;
    private final String currency;

    /** Records of a shop with that calendar and reporting currency. */
    public KpiRecords(StoreCalendar calendar, String currency) {
        this.calendar = calendar;
        this.currency = currency;
    }

    private static int[] positions(int n, java.util.function.IntFunction<String> name) {
        int[] found = new int[n];
        for (int i = 0; i < n; i++) {
            Schema.Field field = RetentionKpi.getClassSchema().getField(name.apply(i));
            found[i] = field.pos();
        }
        return found;
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
        for (Count count : Count.values()) {
            kpi.put(COUNTS[count.ordinal()], counts.get(count));
        }
        kpi.setRevenue(counts.revenue().amount());
        kpi.setFirstOrderRevenue(counts.firstOrderRevenue().amount());
        kpi.setRefunds(counts.refunds().amount());
        GapQuantiles gaps = counts.gaps();
        kpi.setGapCount(gaps.count());
        kpi.setGapP25(orNull(gaps.days(gaps.p25Days())));
        kpi.setGapP50(orNull(gaps.days(gaps.p50Days())));
        kpi.setGapP75(orNull(gaps.days(gaps.p75Days())));
        kpi.setGapP90(orNull(gaps.days(gaps.p90Days())));
        for (Rate rate : Rate.values()) {
            kpi.put(RATES[rate.ordinal()], orNull(rate.of(counts)));
        }
        for (Average average : Average.values()) {
            BigDecimal amount = average.of(counts).map(Money::amount).orElse(null);
            kpi.put(AVERAGES[average.ordinal()], amount);
        }
    }

    private static Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
