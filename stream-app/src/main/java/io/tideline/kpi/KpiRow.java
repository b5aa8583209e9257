package io.tideline.kpi;

import io.tideline.finality.Revised;
import io.tideline.finality.Revision;

/**
 * A published row, without its key.
 *
 * @param start first day of the window
 * @param end last day that is counted; while a period runs, the clock's day
 * @param counts the figures
 * @param revision how settled it is, and since when
 */
public record KpiRow(int start, int end, KpiCounts counts, Revision revision) implements Revised {}
