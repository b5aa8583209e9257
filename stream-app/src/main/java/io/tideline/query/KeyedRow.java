package io.tideline.query;

import io.tideline.kpi.KpiRow;
import io.tideline.kpi.RowKey;

/**
 * A published row with its key.
 *
 * @param key what identifies it
 * @param row as last published
 */
public record KeyedRow(RowKey key, KpiRow row) {}
