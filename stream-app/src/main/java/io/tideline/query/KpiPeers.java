package io.tideline.query;

import io.tideline.kpi.CurrentRow;
import java.util.List;

/** What other instances answer about dimensions that they hold. */
public interface KpiPeers {
    /** Rows of the one dimension of a filter. */
    KpiPage rows(StoreLocation place, KpiFilter filter);

    /** The rows of a dimension that stand for now. */
    List<CurrentRow> current(StoreLocation place, String dimension, int maxSegments);
}
