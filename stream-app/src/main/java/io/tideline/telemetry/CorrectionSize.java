package io.tideline.telemetry;

import io.tideline.delta.Segment;
import io.tideline.finality.RowStatus;
import io.tideline.kpi.Count;
import io.tideline.kpi.KpiCounts;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.RowKey;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * How much the correction of a final row of everybody changed it, as a share of what it said before. What is said of few
 * is changed by each of them, and has no size.
 */
final class CorrectionSize {
    /** Orders for the revenue, customers for the customers. */
    private static final long FEWEST = 100;

    private CorrectionSize() {}

    /** The relative change of revenue or of active customers, whichever is larger; empty if it is no such correction. */
    static OptionalDouble of(RowKey key, Optional<KpiRow> before, KpiRow row) {
        if (row.revision().status() != RowStatus.CORRECTED || !key.segment().equals(Segment.ALL)) {
            return OptionalDouble.empty();
        }
        Optional<KpiCounts> was = before.map(KpiRow::counts);
        return DoubleStream.concat(
                        change(was, row.counts(), Count.ORDERS, CorrectionSize::revenue),
                        change(was, row.counts(), Count.CUSTOMERS_AT_END, CorrectionSize::active))
                .max();
    }

    private static double revenue(KpiCounts counts) {
        return counts.revenue().amount().doubleValue();
    }

    private static double active(KpiCounts counts) {
        return counts.get(Count.CUSTOMERS_AT_END);
    }

    private static DoubleStream change(
            Optional<KpiCounts> was, KpiCounts is, Count volume, ToDoubleFunction<KpiCounts> figure) {
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
