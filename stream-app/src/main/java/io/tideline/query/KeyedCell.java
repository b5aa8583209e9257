package io.tideline.query;

import io.tideline.cohort.CohortCell;
import io.tideline.cohort.CohortRow;
import io.tideline.delta.Segment;

/**
 * A published cell with its key.
 *
 * @param key in the cohort topic
 * @param segment whose
 * @param cell where it is in the triangle
 * @param row as last published
 */
public record KeyedCell(String key, Segment segment, CohortCell cell, CohortRow row) {}
