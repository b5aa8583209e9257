package io.tideline.stream;

import io.tideline.admission.Input;
import io.tideline.admission.Rejection;
import io.tideline.finality.PublicationFrontier;
import io.tideline.finality.RowStatus;
import io.tideline.finality.Watermark;
import io.tideline.kpi.KpiRow;
import io.tideline.kpi.RowKey;
import io.tideline.lifecycle.LifecycleState;
import io.tideline.lifecycle.LifecycleStatus;
import io.tideline.risk.assess.RiskLevel;
import io.tideline.risk.solver.Fit;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/**
 * Receives reports of what happens in the pipeline, for metrics and progress. Stream threads call it, so it must be quick
 * and safe for use by many threads.
 */
public interface Observer {
    /** An observer that does nothing. */
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

    /** All timers of a ledger task that were due by a clock, in milliseconds since 1970, have fired. */
    default void told(int task, long clockMillis) {}

    /**
     * A KPI row was emitted.
     *
     * @param before the row as it was published before, if it was
     */
    default void emitted(RowKey key, Optional<KpiRow> before, KpiRow row) {}

    /** A row of a cohort was emitted. */
    default void cohortEmitted(RowStatus status) {}

    /**
     * All KPI rows that had changed were emitted.
     *
     * @param latencyMillis the time since the oldest event in them arrived at its ledger, by the wall clocks of the two
     */
    default void emitLatency(long latencyMillis) {}

    /** A value was counted as {@code other}, because its dimension has too many. */
    default void segmentLimited(String dimension) {}

    /**
     * A rollup task has published everything that it received.
     *
     * @param task the partition of the task
     * @param marks the watermarks, which say how far the inputs had been read
     * @param horizon the publication frontier
     */
    default void published(int task, Collection<Watermark> marks, PublicationFrontier horizon) {}

    /** A lifecycle row was emitted. */
    default void lifecycleChanged(LifecycleState state, LifecycleStatus status) {}

    /** The risk of a customer came to another level. */
    default void riskLevelChanged(RiskLevel level) {}

    /**
     * The timers that are due and have not fired yet.
     *
     * @param task the partition of the task
     * @param count the number of timers that are due
     * @param oldestDueMillis when the oldest of them came due, in milliseconds since 1970; arbitrary if none is due
     */
    default void dueBacklog(int task, long count, long oldestDueMillis) {}

    /**
     * The state of the churn model.
     *
     * @param version the version of the newest model that was fitted, 0 for none
     * @param isSettled whether no fit is due or running
     */
    default void modelState(long version, boolean isSettled) {}

    /** All customers of a ledger task have been assessed by the model of a version, 0 for none. */
    default void judged(int task, long version) {}

    /**
     * A model was fitted or read back.
     *
     * @param version the version of the model
     * @param fittedAtMillis the clock at which it was fitted, in milliseconds since 1970
     * @param customers the number of customers that it was fitted to
     */
    default void modelFitted(long version, long fittedAtMillis, long customers) {}

    /** A fit failed. */
    default void modelFitFailed(Fit.Reason reason) {}

    /**
     * A window of the pulse was closed.
     *
     * @param windowEndMillis the end of the window in event time, in milliseconds since 1970
     */
    default void pulse(String channel, long windowEndMillis, long orders, BigDecimal revenue, long signups) {}

    /** The task of the pulse has left this process or stops, so that its reports are no longer the latest. */
    default void pulseLeft() {}

    /** Events came too late for their windows of the pulse. */
    default void pulseLate(long events) {}

    /**
     * How many customers of a ledger task are at a level, and the value that is at risk with them.
     *
     * @param task the partition of the task
     */
    default void atRisk(int task, RiskLevel level, long customers, BigDecimal valueAtRisk) {}
}
