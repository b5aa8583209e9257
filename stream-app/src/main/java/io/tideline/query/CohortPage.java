package io.tideline.query;

import java.util.List;
import java.util.OptionalInt;

/**
 * A page of a triangle, made of whole cohorts.
 *
 * @param cells the cells, by cohort and index
 * @param nextFromDay epoch day with which the next page begins; empty at the end
 */
public record CohortPage(List<KeyedCell> cells, OptionalInt nextFromDay) {
    /** Copies the cells. */
    public CohortPage {
        cells = List.copyOf(cells);
    }
}
