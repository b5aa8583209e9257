package io.tideline.contract;

import io.tideline.kpi.KpiRow;
import io.tideline.kpi.RowKey;
import java.util.Optional;

/**
 * A KPI row that is new or changed.
 *
 * @param name of the row, its key in the topic
 * @param before the row as it was published until now
 */
public record KpiOutput(String name, RowKey key, Optional<KpiRow> before, KpiRow row) {}
