package io.tideline.query;

import java.util.List;
import java.util.OptionalInt;

/**
 * A part of a triangle: whole cohorts.
 *
 * @param cells by cohort and index
 * @param nextFromDay the day to begin with for what follows, if there is more
 */
public record CohortPage(List<KeyedCell> cells, OptionalInt nextFromDay) {
    /** Copies the cells. */
    public CohortPage {
        cells = List.copyOf(cells);
    }
}
