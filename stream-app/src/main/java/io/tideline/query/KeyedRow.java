package io.tideline.query;

import io.tideline.kpi.KpiRow;
import io.tideline.kpi.RowKey;

/**
 * A published row with its key.
 *
 * @param key the key of the row in the KPI topic
 * @param row the row as it was last published
 */
public record KeyedRow(RowKey key, KpiRow row) {}
