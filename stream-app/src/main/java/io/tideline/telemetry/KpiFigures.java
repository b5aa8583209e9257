package io.tideline.telemetry;

import io.tideline.kpi.Average;
import io.tideline.kpi.Count;
import io.tideline.kpi.GapQuantiles;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.Rate;
import io.tideline.retention.RetentionKpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The figures of a KPI row as metrics. */
final class KpiFigures {
    private static final String PREFIX = "tideline_kpi_";

    /** Every figure: counts, money, gaps, rates and averages. */
    static final List<Figure<KpiCounts>> ALL = all();

    private KpiFigures() {}

    private static List<Figure<KpiCounts>> all() {
        List<Figure<KpiCounts>> figures = new ArrayList<>();
        for (Count count : Count.values()) {
            figures.add(of(count.field(), row -> OptionalDouble.of((double) row.get(count))));
        }
        figures.add(
                of("revenue", row -> OptionalDouble.of(row.revenue().amount().doubleValue())));
        figures.add(of(
                "firstOrderRevenue",
                row -> OptionalDouble.of(row.firstOrderRevenue().amount().doubleValue())));
        figures.add(
                of("refunds", row -> OptionalDouble.of(row.refunds().amount().doubleValue())));
        figures.add(of("gapCount", row -> OptionalDouble.of((double) row.gaps().count())));
        figures.add(quantile("gapP25", GapQuantiles::p25Days));
        figures.add(quantile("gapP50", GapQuantiles::p50Days));
        figures.add(quantile("gapP75", GapQuantiles::p75Days));
        figures.add(quantile("gapP90", GapQuantiles::p90Days));
        for (Rate rate : Rate.values()) {
            figures.add(of(rate.field(), rate::of));
        }
        for (Average average : Average.values()) {
            figures.add(of(average.field(), row -> average.of(row)
                    .map(money -> OptionalDouble.of(money.amount().doubleValue()))
                    .orElse(OptionalDouble.empty())));
        }
        return List.copyOf(figures);
    }

    private static Figure<KpiCounts> of(String field, Function<KpiCounts, OptionalDouble> reader) {
        return Figure.of(RetentionKpi.getClassSchema(), field, PREFIX, reader);
    }

    private static Figure<KpiCounts> quantile(String field, ToIntFunction<GapQuantiles> days) {
        String metric = PREFIX + "gap_" + field.substring("gap".length()).toLowerCase(Locale.ROOT) + "_days";
        return of(field, row -> {
                    OptionalInt found = row.gaps().days(days.applyAsInt(row.gaps()));
                    return found.isPresent() ? OptionalDouble.of(found.getAsInt()) : OptionalDouble.empty();
                })
                .named(metric);
    }
}
