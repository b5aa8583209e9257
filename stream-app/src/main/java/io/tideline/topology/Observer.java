package io.tideline.topology;

import io.tideline.kpi.ClockMark;
import io.tideline.kpi.Horizon;
import io.tideline.kpi.RowStatus;
import io.tideline.retention.SalesPulse;
import java.util.Collection;

/**
 * Is told what happens in the pipeline, for metrics and progress. Called by stream threads: must be quick and safe for
 * use by many threads.
 */
public interface Observer {
    /** Hears nothing. */
    Observer NONE = new Observer() {};

    /** An event was accepted. */
    default void accepted(Input input) {}

    /** An event was accepted whose day is before the latest one accepted. */
    default void late(Input input) {}

    /** A second delivery of something known changed nothing. */
    default void duplicate(Input input) {}

    /** A delivery contradicted a known one; one of them counts. */
    default void conflict(Input input) {}

    /** A record was refused. */
    default void rejected(Rejection.Code code) {}

    /** A customer was forgotten. */
    default void erased() {}

    /** Everything that was due up to a clock has been said by a ledger task. */
    default void told(int task, long clockMillis) {}

    /** So many orders and signups came too late for their window of the pulse. */
    default void pulseLate(long events) {}

    /** A window of the pulse was closed; {@code row} is the final one. */
    default void pulse(SalesPulse row) {}

    /** A row was emitted. */
    default void emitted(RowStatus status) {}

    /** A value was counted as {@code other}, because its dimension has too many. */
    default void segmentLimited(String dimension) {}

    /**
     * A rollup task has published everything that it was handed.
     *
     * @param task the partition of the task
     * @param marks how far the inputs had been read
     * @param horizon how far figures are published
     */
    default void published(int task, Collection<ClockMark> marks, Horizon horizon) {}
}
