package io.tideline.telemetry;

import io.tideline.delta.Segment;
import io.tideline.finality.RowStatus;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.Measure;
import io.tideline.kpi.RowKey;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The size of a correction: by how much it changed a final row of all customers, relative to the row before. Rows of few
 * orders or customers have no size, because each one of them changes such a row a lot.
 */
final class CorrectionSize {
    /** The fewest orders behind a revenue, or customers behind a number of customers, that has a size. */
    private static final long FEWEST = 100;

    private CorrectionSize() {}

    /** The relative change of revenue or of active customers, whichever is larger, 0 or more; empty if the row has no size. */
    static OptionalDouble of(RowKey key, Optional<KpiRow> before, KpiRow row) {
        if (row.revision().status() != RowStatus.CORRECTED || !key.segment().equals(Segment.ALL)) {
            return OptionalDouble.empty();
        }
        Optional<KpiCounts> was = before.map(KpiRow::counts);
        return DoubleStream.concat(
                        change(was, row.counts(), Measure.ORDERS, CorrectionSize::revenue),
                        change(was, row.counts(), Measure.CUSTOMERS_AT_END, CorrectionSize::active))
                .max();
    }

    private static double revenue(KpiCounts counts) {
        return counts.money(Measure.REVENUE).amount().doubleValue();
    }

    private static double active(KpiCounts counts) {
        return counts.get(Measure.CUSTOMERS_AT_END);
    }

    private static DoubleStream change(
            Optional<KpiCounts> was, KpiCounts is, Measure volume, ToDoubleFunction<KpiCounts> figure) {
        long most = Math.max(was.map(counts -> counts.get(volume)).orElse(0L), is.get(volume));
        return most < FEWEST
                ? DoubleStream.empty()
                : DoubleStream.of(share(was.map(figure::applyAsDouble).orElse(0.0), figure.applyAsDouble(is)));
    }

    private static double share(double before, double after) {
        if (before == after) {
            return 0;
        }
        return before == 0 ? 1 : Math.abs(after - before) / Math.abs(before);
    }
}
