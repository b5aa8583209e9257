package io.tideline.cohort;

import io.tideline.finality.Revised;
import io.tideline.finality.Revision;

/**
 * A published cell, without its key.
 *
 * @param figures the figures
 * @param revision how settled they are, and since when
 */
public record CohortRow(CohortFigures figures, Revision revision) implements Revised {}
