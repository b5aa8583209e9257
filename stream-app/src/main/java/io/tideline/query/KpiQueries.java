package io.tideline.query;

import io.tideline.kpi.CurrentRow;
import java.util.List;

/** Questions about published KPI rows. */
public interface KpiQueries {
    /**
     * A page of rows.
     *
     * @throws NotAvailableException if some of the rows cannot be read at the moment
     */
    KpiPage rows(KpiFilter filter);

    /**
     * The current rows of some dimensions, in the order of the dimensions.
     *
     * @param maxSegments the most segments of a dimension, those with the most active customers first
     * @throws NotAvailableException if some of the rows cannot be read at the moment
     */
    List<CurrentRow> current(List<String> dimensions, int maxSegments);
}
