package io.tideline.telemetry;

import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.RowFigure;
import io.tideline.retention.RetentionKpi;
import java.util.List;
import java.util.OptionalDouble;

/** The figures of a KPI row as metrics, named after their fields. */
final class KpiFigures {
    private static final String PREFIX = "tideline_kpi_";

    /** Every figure: counts, money, gaps, rates and averages. */
    static final List<Figure<KpiCounts>> ALL =
            RowFigure.ALL.stream().map(KpiFigures::metric).toList();

    private KpiFigures() {}

    private static Figure<KpiCounts> metric(RowFigure figure) {
        return Figure.of(RetentionKpi.getClassSchema(), figure.field(), PREFIX, figure.unit(), row -> figure.of(row)
                .map(value -> OptionalDouble.of(value.doubleValue()))
                .orElse(OptionalDouble.empty()));
    }
}
