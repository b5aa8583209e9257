package io.tideline.telemetry;

import io.tideline.kpi.Count;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.RowKey;
import io.tideline.kpi.RowStatus;
import io.tideline.kpi.Segment;
import java.util.Optional;

/** How much the correction of a final row of everybody changed it, as a share of what it said before. */
final class CorrectionSize {
    private CorrectionSize() {}

    /** The relative change of revenue or of active customers, whichever is larger; empty if it is no such correction. */
    static Optional<Double> of(RowKey key, Optional<KpiRow> before, KpiRow row) {
        if (row.status() != RowStatus.CORRECTED || !key.segment().equals(Segment.ALL)) {
            return Optional.empty();
        }
        double revenueBefore = before.map(last -> revenue(last)).orElse(0.0);
        double activeBefore = before.map(last -> active(last)).orElse(0.0);
        return Optional.of(Math.max(share(revenueBefore, revenue(row)), share(activeBefore, active(row))));
    }

    private static double revenue(KpiRow row) {
        return row.counts().revenue().amount().doubleValue();
    }

    private static double active(KpiRow row) {
        return row.counts().get(Count.CUSTOMERS_AT_END);
    }

    private static double share(double before, double after) {
        if (before == after) {
            return 0;
        }
        return before == 0 ? 1 : Math.abs(after - before) / Math.abs(before);
    }
}
