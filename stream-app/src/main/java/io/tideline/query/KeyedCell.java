package io.tideline.query;

import io.tideline.cohort.CohortCell;
import io.tideline.cohort.CohortRow;
import io.tideline.delta.Segment;

/**
 * A published cell with its key.
 *
 * @param key the key of the row in the cohort topic
 * @param segment the segment of the triangle
 * @param cell the cell and its figures
 * @param row the row as it was last published
 */
public record KeyedCell(String key, Segment segment, CohortCell cell, CohortRow row) {}
