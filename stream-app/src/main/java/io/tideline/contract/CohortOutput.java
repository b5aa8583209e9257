package io.tideline.contract;

import io.tideline.cohort.CohortCell;
import io.tideline.cohort.CohortRow;
import io.tideline.delta.Segment;

/**
 * A cell of a cohort that is new or changed.
 *
 * @param name of the cell, its key in the topic
 */
public record CohortOutput(String name, Segment segment, CohortCell cell, CohortRow row) {}
