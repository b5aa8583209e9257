package io.tideline.telemetry;

import io.tideline.cohort.CohortCell;
import io.tideline.kpi.CurrentRow;
import java.util.List;
import java.util.Optional;

/** Where the gauges get figures from at a scrape; what cannot be read at the moment is left out, not thrown. */
public interface FigureSource {
    /** The rows for now of the segments that this instance holds, bounded in number. */
    List<CurrentRow> currentRows();

    /** The cells that are over of everybody's latest monthly cohorts, if this instance holds them; bounded in number. */
    List<CohortCell> cohortCells();

    /** The clock, if this instance knows it. */
    Optional<ClockReading> clock();

    /**
     * How far figures reach; all in milliseconds since 1970.
     *
     * @param clockMillis the clock
     * @param latestEventMillis the latest event time accepted anywhere
     * @param finalThroughMillis the end of the last final day; empty if none is final yet
     */
    record ClockReading(long clockMillis, long latestEventMillis, Optional<Long> finalThroughMillis) {}
}
