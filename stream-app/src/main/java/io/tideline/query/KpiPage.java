package io.tideline.query;

import io.tideline.kpi.RowKey;
import java.util.List;
import java.util.Optional;

/**
 * A part of an answer.
 *
 * @param rows by dimension, segment, window and day
 * @param next the row after which the next part begins, if there may be one
 */
public record KpiPage(List<KeyedRow> rows, Optional<RowKey> next) {
    /** Copies the rows. */
    public KpiPage {
        rows = List.copyOf(rows);
    }
}
