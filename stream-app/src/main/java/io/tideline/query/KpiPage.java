package io.tideline.query;

import io.tideline.kpi.RowKey;
import java.util.List;
import java.util.Optional;

/**
 * A page of KPI rows.
 *
 * @param rows the rows, by dimension, segment, window and day
 * @param next the row after which the next page begins; empty at the end
 */
public record KpiPage(List<KeyedRow> rows, Optional<RowKey> next) {
    /** Copies the rows. */
    public KpiPage {
        rows = List.copyOf(rows);
    }
}
