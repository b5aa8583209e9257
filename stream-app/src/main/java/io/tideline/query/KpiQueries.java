package io.tideline.query;

import io.tideline.kpi.CurrentRow;
import java.util.List;

/** Questions about published KPI rows. */
public interface KpiQueries {
    /**
     * Rows of series.
     *
     * @throws NotAvailableException if a part of the answer cannot be read at the moment
     */
    KpiPage rows(KpiFilter filter);

    /**
     * The rows that stand for now, of some dimensions in their order.
     *
     * @param maxSegments the most values of a dimension, those with the most active customers first
     * @throws NotAvailableException if a part of the answer cannot be read at the moment
     */
    List<CurrentRow> current(List<String> dimensions, int maxSegments);
}
