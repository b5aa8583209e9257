package io.tideline.kpi;

/**
 * A row that stands for now.
 *
 * @param period which of them
 * @param key its key
 * @param row as last published
 */
public record CurrentRow(CurrentPeriod period, RowKey key, KpiRow row) {}
