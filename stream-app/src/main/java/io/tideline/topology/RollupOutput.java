package io.tideline.topology;

import io.tideline.kpi.KpiRow;
import io.tideline.kpi.RowKey;

/** What the rollup sends on. */
sealed interface RollupOutput {
    /** A row that is new or changed. */
    record OfKpi(RowKey key, KpiRow row) implements RollupOutput {}
}
