package io.tideline.telemetry;

import io.tideline.cohort.CohortCell;
import io.tideline.kpi.CurrentRow;
import java.util.List;
import java.util.Optional;

/** The figures that gauges read at a scrape. What cannot be read at the moment is absent; no method throws. */
public interface FigureSource {
    /** The current rows of the segments that this instance holds, bounded in number. */
    List<CurrentRow> currentRows();

    /** The complete cells of the latest monthly cohorts of all customers, if this instance holds them; bounded in number. */
    List<CohortCell> cohortCells();

    /** The clock, if this instance knows it. */
    Optional<ClockReading> clock();

    /**
     * How far the figures reach; all values are in milliseconds since 1970.
     *
     * @param clockMillis the clock
     * @param latestEventMillis the latest event time accepted anywhere
     * @param finalThroughMillis the end of the last final day; empty if none is final yet
     */
    record ClockReading(long clockMillis, long latestEventMillis, Optional<Long> finalThroughMillis) {}
}
