package io.tideline.query;

import io.tideline.kpi.CurrentRow;
import java.util.List;

/** Asks other instances for the rows of dimensions that they hold; both methods throw {@link NotAvailableException}. */
public interface KpiPeers {
    /** Rows of the one dimension of a filter. */
    KpiPage rows(StoreLocation location, KpiFilter filter);

    /** The current rows of a dimension, of at most {@code maxSegments} segments. */
    List<CurrentRow> current(StoreLocation location, String dimension, int maxSegments);
}
