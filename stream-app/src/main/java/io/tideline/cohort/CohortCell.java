package io.tideline.cohort;

/**
 * What became of a cohort in one period.
 *
 * @param cohort whose
 * @param index k: the k-th period after the cohort's own, which is 0
 * @param periodStart first epoch day of the period, not after the clock
 * @param periodEnd last epoch day of the period, also while it runs
 * @param complete whether the period is over: its last day is before the clock's. A cohort's periods are calendar
 *     periods, the same for all members, so that a cell is open for all of them or for none
 * @param figures the figures, up to the clock
 */
public record CohortCell(
        Cohort cohort, int index, int periodStart, int periodEnd, boolean complete, CohortFigures figures) {}
