package io.tideline.query;

import io.tideline.cohort.CohortGrain;
import io.tideline.cohort.CohortKind;
import io.tideline.delta.Segment;

/**
 * Which cells are asked for.
 *
 * @param kind of the cohorts
 * @param grain of the cohorts
 * @param segment whose
 * @param fromDay no cohort that begins before this day
 * @param toDay no cohort that begins after it
 */
public record CohortFilter(CohortKind kind, CohortGrain grain, Segment segment, int fromDay, int toDay) {}
