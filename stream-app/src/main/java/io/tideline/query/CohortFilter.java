package io.tideline.query;

import io.tideline.cohort.CohortGrain;
import io.tideline.cohort.CohortKind;
import io.tideline.delta.Segment;

/**
 * Which cells of a triangle a query asks for.
 *
 * @param kind the kind of the cohorts
 * @param grain the length of their periods
 * @param segment the segment of the triangle
 * @param fromDay epoch day of the earliest first day of a cohort
 * @param toDay epoch day of the latest first day of a cohort
 */
public record CohortFilter(CohortKind kind, CohortGrain grain, Segment segment, int fromDay, int toDay) {}
