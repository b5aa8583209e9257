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

    /**
     * A KPI row was emitted.
     *
     * @param before the row as it was published until now
     */
    default void emitted(RowKey key, Optional<KpiRow> before, KpiRow row) {}

    /** A row of a cohort was emitted. */
    default void cohortEmitted(RowStatus status) {}

    /**
     * KPI rows are emitted, and none is left to be.
     *
     * @param latencyMillis since the oldest event in them arrived at its ledger, by the wall clocks of the two
     */
    default void emitLatency(long latencyMillis) {}

    /** A value was counted as {@code other}, because its dimension has too many. */
    default void segmentLimited(String dimension) {}

    /**
     * A rollup task has published everything that it was handed.
     *
     * @param task the partition of the task
     * @param marks how far the inputs had been read
     * @param horizon how far figures are published
     */
    default void published(int task, Collection<Watermark> marks, PublicationFrontier horizon) {}

    /** A customer entered a state, or one that was told is taken back. */
    default void lifecycleChanged(LifecycleState state, LifecycleStatus status) {}

    /** The risk of a customer came to another level. */
    default void riskLevelChanged(RiskLevel level) {}

    /**
     * What is due and not looked at yet.
     *
     * @param task the partition of the task
     * @param count how many entries are due
     * @param oldestDueMillis when the oldest of them came due, on the clock; any number if none is
     */
    default void dueBacklog(int task, long count, long oldestDueMillis) {}

    /**
     * Whether there is a fit to be made or being made.
     *
     * @param version of the newest model that was fitted, 0 for none
     * @param isSettled whether nothing is to be fitted now
     */
    default void modelState(long version, boolean isSettled) {}

    /** All customers of a ledger task have been judged by the model of that version, 0 for none. */
    default void judged(int task, long version) {}

    /**
     * A model was fitted or read back.
     *
     * @param version of the model
     * @param fittedAtMillis when it was fitted, on the clock
     * @param customers whose histories it was fitted to
     */
    default void modelFitted(long version, long fittedAtMillis, long customers) {}

    /** A fit came to nothing. */
    default void modelFitFailed(Fit.Reason reason) {}

    /**
     * A window of the pulse is over.
     *
     * @param windowEndMillis the end of it, in event time
     */
    default void pulse(String channel, long windowEndMillis, long orders, BigDecimal revenue, long signups) {}

    /** The task of the pulse has left this process, or stops; what it said of windows is not the latest any more. */
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
